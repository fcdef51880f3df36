package io.lectern.api.chatapi;

import io.lectern.api.Edge;
import io.lectern.api.JsonBinding;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The root {@code /llm}. */
@ApplicationPath("/llm")
public class LlmApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>(Edge.providers());
        classes.addAll(List.of(ChatApiFailureMapper.class, JsonBinding.class, LlmChatResource.class));
        return classes;
    }
}
