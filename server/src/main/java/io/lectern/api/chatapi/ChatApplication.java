package io.lectern.api.chatapi;

import io.lectern.api.JsonBinding;
import io.lectern.api.MergedSlashes;
import io.lectern.api.RequestId;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The root {@code /chat}. */
@ApplicationPath("/chat")
public class ChatApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                RequestId.class,
                MergedSlashes.class,
                ChatAuthentication.class,
                ChatApiFailureMapper.class,
                JsonBinding.class,
                ConversationsResource.class,
                MessagesResource.class,
                AttachmentsResource.class,
                ProvidersResource.class,
                ConfigsResource.class);
    }
}
