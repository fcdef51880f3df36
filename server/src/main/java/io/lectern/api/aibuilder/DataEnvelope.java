package io.lectern.api.aibuilder;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Success with data (contract 1.4): no message key. */
public record DataEnvelope(int code, Object data) {

    static DataEnvelope of(Object data) {
        return new DataEnvelope(0, data);
    }

    /** Success without data: exactly {@code {"code":0}}. */
    static Response done() {
        return Response.ok("{\"code\":0}", MediaType.APPLICATION_JSON_TYPE).build();
    }
}
