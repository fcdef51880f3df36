package io.lectern.api.chatapi;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.llm.Family;
import io.lectern.llm.Provider;
import io.lectern.llm.ProviderService;
import io.lectern.llm.ProviderSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /chat/llm-providers} (contract 2.7, 2.8). An administrator's provider is the tenant's, anybody else's is their own.
 */
@Path("llm-providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class ProvidersResource {

    @Inject
    ProviderService providers;

    @Inject
    DefaultModels models;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(
            summary = "Add a model provider",
            description = "`name` and `api_endpoint` are required; `provider_type` is openai unless said otherwise;"
                    + " `model` names the model that /llm/chat asks.")
    public Response create(String json) {
        Body body = Body.required(json);
        String name = Texts.required(body, "name");
        String endpoint = Texts.required(body, "api_endpoint");
        if (!endpoint.matches("(?i)https?://[^\\s/]+.*")) {
            throw new InvalidException("api_endpoint", "`api_endpoint` must be an absolute http or https address.");
        }
        Family family = Family.of(body.text("provider_type").orElse("openai"));
        String configuration =
                body.object("configuration").map(JsonObject::toString).orElse("{}");
        Provider made = providers.create(
                caller.isAdministrator() ? "tenant" : "user",
                new ProviderSettings(name, family, endpoint, configuration));
        body.text("model").filter(model -> !model.isBlank()).ifPresent(model -> models.add(made, model));
        return Response.status(Response.Status.CREATED)
                .entity(ProviderResponse.from(made, caller.user()))
                .build();
    }

    @GET
    @Path("{provider}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Read a model provider")
    public ProviderResponse read(@PathParam("provider") String id) {
        return providers
                .find(Ids.inPath("provider", id))
                .map(found -> ProviderResponse.from(found, caller.user()))
                .orElseThrow(() -> new NotFoundException("provider", id));
    }
}
