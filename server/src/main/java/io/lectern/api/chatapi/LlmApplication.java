package io.lectern.api.chatapi;

import io.lectern.api.JsonBinding;
import io.lectern.api.MergedSlashes;
import io.lectern.api.RequestId;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The root {@code /llm}. */
@ApplicationPath("/llm")
public class LlmApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RequestId.class,
                MergedSlashes.class,
                LlmAuthentication.class,
                ChatApiFailureMapper.class,
                JsonBinding.class,
                LlmChatResource.class);
    }
}
