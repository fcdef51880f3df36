package io.lectern.llm.connector;

import io.lectern.llm.LlmConfig;
import io.lectern.llm.LlmFixtures;

/** Wires the beans of this package without a container. */
final class ConnectorFixtures {

    private ConnectorFixtures() {}

    static ProviderHttp http(LlmConfig config) {
        ProviderHttp http = new ProviderHttp();
        http.rule = LlmFixtures.rule(config);
        return http;
    }
}
