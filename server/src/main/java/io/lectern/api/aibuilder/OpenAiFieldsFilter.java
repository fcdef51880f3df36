package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says which fields of the OpenAI route are missing before it asks who is calling (contract 3.7). */
@OpenAiFields
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 10)
public class OpenAiFieldsFilter implements ContainerRequestFilter {

    /** Nobody is known yet, so nobody may make us keep more than a long conversation. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        byte[] sent = request.getEntityStream().readNBytes(MOST_BYTES + 1);
        if (sent.length > MOST_BYTES) {
            throw AibuilderFailure.argument("The request has more than " + MOST_BYTES + " bytes.");
        }
        request.setEntityStream(new ByteArrayInputStream(sent));
        Body body = Body.required(new String(sent, StandardCharsets.UTF_8));
        List<String> missing = List.of("model", "messages").stream()
                .filter(key -> !body.has(key))
                .toList();
        if (!missing.isEmpty()) {
            throw AibuilderFailure.argument("required argument are missing: " + String.join(",", missing) + "; ");
        }
    }
}
