package io.lectern.api.openai;

import io.lectern.api.MergedSlashes;
import io.lectern.api.RequestId;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The root {@code /v1}: what OpenAI's clients take as base URL. */
@ApplicationPath("/v1")
public class OpenAiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RequestId.class,
                MergedSlashes.class,
                OpenAiAuthentication.class,
                OpenAiFailureMapper.class,
                JsonWithoutNulls.class,
                ModelsResource.class,
                ChatCompletionsResource.class,
                EmbeddingsResource.class);
    }
}
