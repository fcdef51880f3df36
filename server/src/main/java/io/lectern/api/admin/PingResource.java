package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.api.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code /admin/ping}: whether the server can be reached, and {@code /admin/ping/known}: whether a key is good. Both do
 * nothing else, so the time between them is what authentication costs ({@code AuthenticationCost} measures it).
 */
@Path("admin/ping")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class PingResource {

    private static final String ANSWER = "pong";

    @GET
    @Open
    public String ping() {
        return ANSWER;
    }

    @GET
    @Path("known")
    @Needs(object = ObjectType.TENANT, right = Right.READ)
    public String known() {
        return ANSWER;
    }
}
