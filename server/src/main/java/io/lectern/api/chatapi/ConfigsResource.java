package io.lectern.api.chatapi;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.llm.Credential;
import io.lectern.llm.CredentialService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /chat/user-llm-configs} (contract 2.9, 2.10): each user's own keys for providers, one for each. Nobody but that user
 * gets a key back; administrators see its end.
 */
@Path("user-llm-configs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class ConfigsResource {

    @Inject
    CredentialService credentials;

    @Inject
    People people;

    @POST
    @Needs(object = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(
            summary = "Store a key for a provider",
            description =
                    "`provider_id` and `api_key` are required. A second one replaces the first under the same id.")
    public Response create(String json) {
        Body body = Body.required(json);
        UUID provider = Ids.required(body, "provider_id");
        String key = Texts.required(body, "api_key");
        User user = people.actingFor(Ids.optional(body, "user_id"));
        Credential stored =
                credentials.putFor(user, provider, key, body.text("description").orElse(""));
        return Response.status(Response.Status.CREATED)
                .entity(shown(stored, user))
                .build();
    }

    @GET
    @Path("{user}/{provider}")
    @Needs(object = ObjectType.CREDENTIAL, right = Right.READ)
    @Operation(summary = "Read a user's key for a provider", description = "In clear for the user, masked for others.")
    public ConfigResponse read(@PathParam("user") String userId, @PathParam("provider") String providerId) {
        User user = people.actingFor(Optional.of(Ids.inPath("user", userId)));
        Credential credential = credentials
                .of(user, Ids.inPath("credential", providerId))
                .orElseThrow(() -> new NotFoundException("credential", providerId));
        return shown(credential, user);
    }

    private ConfigResponse shown(Credential credential, User user) {
        String key = credentials.reveal(credential.uid()).orElseGet(credential::masked);
        return ConfigResponse.from(credential, user.uid(), key);
    }
}
