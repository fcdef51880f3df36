package io.lectern.api.openai;

import io.lectern.api.Edge;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The root {@code /v1}: what OpenAI's clients take as base URL. */
@ApplicationPath("/v1")
public class OpenAiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(Edge.providers());
        classes.addAll(List.of(
                OpenAiFailureMapper.class,
                JsonWithoutNulls.class,
                ModelsResource.class,
                ChatCompletionsResource.class,
                EmbeddingsResource.class));
        return classes;
    }
}
