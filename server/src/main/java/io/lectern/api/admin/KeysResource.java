package io.lectern.api.admin;

import io.lectern.account.ApiKeyService;
import io.lectern.account.Caller;
import io.lectern.account.NewKey;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.common.NotFoundException;
import io.lectern.dataset.DatasetService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /admin/keys}: the caller's API keys, for administrators those of the tenant. */
@Path("admin/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    @Inject
    ApiKeyService keys;

    @Inject
    DatasetService datasets;

    @Inject
    AssistantService assistants;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.API_KEY, right = Right.CREATE)
    public Response create(String json) {
        Fields body = Fields.of(json, "name", "user", "rights", "dataset", "assistant", "expires_at");
        KeyResponse made = KeyResponse.from(keys.create(
                body.uuid("user", "user").orElse(caller.user()),
                new NewKey(
                        body.required("name"),
                        RolesResource.rights(body),
                        body.uuid("dataset", "dataset").map(this::seenDataset),
                        body.uuid("assistant", "assistant").map(this::seenAssistant),
                        body.instant("expires_at"))));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    /** A key for what is not there would be of no use, and nobody would know why. */
    private UUID seenDataset(UUID uid) {
        return datasets.find(uid)
                .map(view -> view.dataset().uid())
                .orElseThrow(() -> new NotFoundException("dataset", uid.toString()));
    }

    private UUID seenAssistant(UUID uid) {
        return assistants
                .find(uid)
                .map(Assistant::uid)
                .orElseThrow(() -> new NotFoundException("assistant", uid.toString()));
    }

    @GET
    @Needs(object = ObjectType.API_KEY, right = Right.READ)
    public ListEnvelope list() {
        return ListEnvelope.of(keys.list().stream().map(KeyResponse::from).toList());
    }

    @GET
    @Path("{key}")
    @Needs(object = ObjectType.API_KEY, right = Right.READ)
    public KeyResponse get(@PathParam("key") String id) {
        return keys.find(Fields.id("key", id))
                .map(KeyResponse::from)
                .orElseThrow(() -> new NotFoundException("key", id));
    }

    @DELETE
    @Path("{key}")
    @Needs(object = ObjectType.API_KEY, right = Right.DELETE)
    public void revoke(@PathParam("key") String id) {
        keys.revoke(Fields.id("key", id));
    }
}
