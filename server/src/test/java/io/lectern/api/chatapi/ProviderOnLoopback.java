package io.lectern.api.chatapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.JsonObject;
import java.io.IOException;

/** A scripted provider that the running server knows as one of its models. */
public final class ProviderOnLoopback implements AutoCloseable {

    public final ScriptedProvider provider;
    public final String id;
    public final String model;

    private ProviderOnLoopback(ScriptedProvider provider, String id, String model) {
        this.provider = provider;
        this.id = id;
        this.model = model;
    }

    public static ProviderOnLoopback in(Lectern lectern, ScriptedProvider.Script script) throws IOException {
        ScriptedProvider provider = new ScriptedProvider(script);
        String name = Handbook.unique("scripted");
        Lectern.Answer made = lectern.post(
                "/chat/llm-providers",
                "{\"name\":\"" + name + "\",\"api_endpoint\":\"" + provider.baseUrl() + "\",\"model\":\"scripted\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonObject row = made.json();
        return new ProviderOnLoopback(provider, row.getString("id"), "scripted@" + name);
    }

    @Override
    public void close() {
        provider.close();
    }
}
