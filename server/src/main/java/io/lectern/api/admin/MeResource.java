package io.lectern.api.admin;

import io.lectern.account.Caller;
import io.lectern.account.UserPatch;
import io.lectern.account.UserService;
import io.lectern.api.SignedIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /admin/me}: the caller. */
@Path("admin/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    UserService users;

    @Inject
    Caller caller;

    @GET
    @SignedIn
    public MeResponse get() {
        return MeResponse.from(users.me(), caller);
    }

    /** Own name, e-mail and password; not with a key that is limited, which may be in the hands of a program. */
    @PUT
    @SignedIn
    public MeResponse change(String json) {
        Fields body = Fields.of(json, "username", "email", "password");
        return MeResponse.from(
                users.changeOwn(UserPatch.own(body.text("username"), body.text("email"), body.text("password"))),
                caller);
    }

    /** Ends every token that was given to the caller until now; not with a limited key. */
    @DELETE
    @Path("tokens")
    @SignedIn
    public void endTokens() {
        users.endTokens();
    }
}
