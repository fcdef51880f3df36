package io.lectern.api.chatapi;

import io.lectern.account.Caller;
import io.lectern.account.LoginService;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.TokenService;
import io.lectern.account.User;
import io.lectern.account.UserPatch;
import io.lectern.account.UserService;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.api.Open;
import io.lectern.api.SignedIn;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /users} (contract 3). Everybody reaches themselves, administrators their tenant's users. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class UsersResource {

    private static final int MOST_USERS = 1000;

    @Inject
    UserService users;

    @Inject
    LoginService logins;

    @Inject
    TokenService tokens;

    @Inject
    People people;

    @Inject
    Caller caller;

    @POST
    @Open
    @Operation(summary = "Register", description = "Only where the administrator allows it.")
    public Response register(String json) {
        Body body = Body.required(json);
        String username = Texts.required(body, "username");
        String password = Texts.required(body, "password");
        User made = users.register(username, body.text("email").filter(text -> !text.isBlank()), password);
        return Response.status(Response.Status.CREATED)
                .entity(UserResponse.from(made))
                .build();
    }

    @POST
    @Path("login")
    @Open
    @Operation(summary = "Sign in", description = "`username` may be an e-mail address.")
    public LoginResponse login(String json) {
        Body body = Body.required(json);
        User user = logins.login(Texts.required(body, "username"), Texts.required(body, "password"));
        return new LoginResponse(tokens.issue(user).text(), UserResponse.from(user));
    }

    @POST
    @Path("refresh")
    @SignedIn
    @Operation(summary = "A new token for the caller", description = "Not with a limited key.")
    public TokenResponse refresh() {
        return TokenResponse.from(tokens.issueForCaller());
    }

    @GET
    @Path("validate-token")
    @SignedIn
    @Operation(summary = "Whose a token is")
    public ValidTokenResponse validate() {
        return new ValidTokenResponse(caller.user(), users.me().tokenVersion());
    }

    @GET
    @Needs(object = ObjectType.USER, right = Right.READ)
    @Operation(summary = "List users", description = "All of the tenant for administrators, oneself for others.")
    public List<UserResponse> list() {
        List<User> reached = caller.isAdministrator()
                ? users.list(new PageRequest(1, MOST_USERS, "", false)).items()
                : List.of(users.me());
        return reached.stream().map(UserResponse::from).toList();
    }

    @GET
    @Path("{user}")
    @SignedIn
    @Operation(summary = "Read a user", description = "Oneself, or for administrators anybody of the tenant.")
    public UserResponse read(@PathParam("user") String id) {
        return UserResponse.from(people.named(Ids.inPath("user", id), Right.READ));
    }

    @PUT
    @Path("{user}")
    @SignedIn
    @Operation(summary = "Change name, e-mail or password")
    public UserResponse change(@PathParam("user") String id, String json) {
        User user = people.named(Ids.inPath("user", id), Right.UPDATE);
        Body body = Body.required(json);
        UserPatch patch = UserPatch.own(body.text("username"), body.text("email"), body.text("password"));
        return UserResponse.from(people.isCaller(user) ? users.changeOwn(patch) : users.change(user.uid(), patch));
    }

    @DELETE
    @Path("{user}")
    @SignedIn
    @Operation(summary = "Delete a user", description = "Oneself, or for administrators anybody of the tenant.")
    public Response delete(@PathParam("user") String id) {
        User user = people.named(Ids.inPath("user", id), Right.DELETE);
        if (people.isCaller(user)) {
            users.deleteOwn();
        } else {
            users.delete(user.uid());
        }
        return Response.noContent().build();
    }
}
