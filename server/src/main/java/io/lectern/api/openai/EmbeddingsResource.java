package io.lectern.api.openai;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.gateway.Gateway;
import io.lectern.gateway.Vectors;
import io.lectern.llm.ModelUse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/embeddings}: vectors of texts, each embedded as a passage. */
@Path("embeddings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI")
public class EmbeddingsResource {

    @Inject
    Gateway gateway;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(
            summary = "Embed texts",
            description = "`input` is a text or up to 2,048 texts; `encoding_format` is float or base64.")
    public EmbeddingsResponse embed(String json) {
        EmbeddingsRequest request = EmbeddingsRequest.from(Body.required(json));
        Vectors embedded = gateway.embed(
                ModelUse.of(caller.identity(), ChatCompletionsResource.CHANNEL), request.model(), request.input());
        int length = embedded.vectors().get(0).length;
        request.dimensions().filter(wanted -> wanted != length).ifPresent(wanted -> {
            throw new InvalidException(
                    "dimensions", "`dimensions` is " + wanted + "; this model's vectors have " + length + ".");
        });
        return EmbeddingsResponse.of(embedded, request.base64(), request.model());
    }
}
