package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.TenantService;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /admin/tenants}: all for administrators of the hosting tenant, otherwise the caller's own. */
@Path("admin/tenants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {

    @Inject
    TenantService tenants;

    @POST
    @Needs(object = ObjectType.TENANT, right = Right.CREATE)
    public Response create(String json) {
        Fields body = Fields.of(json, "name", "administrator");
        TenantResponse made = TenantResponse.from(
                tenants.create(body.required("name"), body.text("administrator").orElse("administrator")));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Needs(object = ObjectType.TENANT, right = Right.READ)
    public ListEnvelope list() {
        return ListEnvelope.of(tenants.list().stream().map(TenantResponse::from).toList());
    }

    @PUT
    @Path("{tenant}")
    @Needs(object = ObjectType.TENANT, right = Right.UPDATE)
    public TenantResponse block(@PathParam("tenant") String id, String json) {
        boolean blocked = Fields.of(json, "blocked")
                .flag("blocked")
                .orElseThrow(() -> new InvalidException("blocked", "`blocked` is required."));
        return TenantResponse.from(tenants.block(Fields.id("tenant", id), blocked));
    }
}
