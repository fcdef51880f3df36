package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.llm.CredentialService;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/credentials}: keys for providers, one for each owner and provider; shown masked. */
@Path("admin/credentials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class CredentialsResource {

    @Inject
    CredentialService credentials;

    @POST
    @Needs(object = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(
            summary = "Store a key for the caller (`user`), the tenant or the server; replaces the one that is there")
    public Response put(String json) {
        Fields body = Fields.of(json, "owner", "provider", "api_key", "description");
        return Response.status(Response.Status.CREATED)
                .entity(CredentialResponse.from(credentials.put(
                        body.text("owner").orElse("user"),
                        body.uuid("provider", "provider")
                                .orElseThrow(() -> new InvalidException("provider", "`provider` is required.")),
                        body.required("api_key"),
                        body.text("description").orElse(""))))
                .build();
    }

    @GET
    @Needs(object = ObjectType.CREDENTIAL, right = Right.READ)
    @Operation(summary = "List the caller's keys, and the tenant's and server's for those who manage them")
    public ListEnvelope list() {
        return ListEnvelope.of(
                credentials.list().stream().map(CredentialResponse::from).toList());
    }

    @GET
    @Path("{credential}")
    @Needs(object = ObjectType.CREDENTIAL, right = Right.READ)
    @Operation(summary = "Show a key, masked")
    public CredentialResponse get(@PathParam("credential") String id) {
        return credentials
                .find(Fields.id("credential", id))
                .map(CredentialResponse::from)
                .orElseThrow(() -> new NotFoundException("credential", id));
    }

    @DELETE
    @Path("{credential}")
    @Needs(object = ObjectType.CREDENTIAL, right = Right.DELETE)
    @Operation(summary = "Delete a key")
    public void delete(@PathParam("credential") String id) {
        credentials.delete(Fields.id("credential", id));
    }
}
