package io.lectern.api.admin;

import io.lectern.account.BuiltinRole;
import io.lectern.account.NewUser;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.account.UserPatch;
import io.lectern.account.UserService;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.util.UUID;

/** {@code /admin/users}: the users of the caller's tenant. */
@Path("admin/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    UserService users;

    @POST
    @Needs(object = ObjectType.USER, right = Right.CREATE)
    public Response create(String json) {
        Fields body = Fields.of(json, "username", "email", "password", "role", "roles", "groups");
        User made = users.create(new NewUser(
                body.required("username"),
                body.text("email"),
                body.text("password"),
                body.word("role", BuiltinRole.class).orElse(BuiltinRole.MEMBER),
                body.uuids("roles", "role").orElse(List.of()),
                body.uuids("groups", "group").orElse(List.of())));
        return Response.status(Response.Status.CREATED)
                .entity(UserResponse.from(made))
                .build();
    }

    @GET
    @Needs(object = ObjectType.USER, right = Right.READ)
    public ListEnvelope list(@BeanParam Paging paging) {
        Page<User> page = users.list(paging.request());
        return new ListEnvelope(page.items().stream().map(UserResponse::from).toList(), page.total());
    }

    @GET
    @Path("{user}")
    @Needs(object = ObjectType.USER, right = Right.READ)
    public UserResponse get(@PathParam("user") String id) {
        return users.find(Fields.id("user", id))
                .map(UserResponse::from)
                .orElseThrow(() -> new NotFoundException("user", id));
    }

    @PUT
    @Path("{user}")
    @Needs(object = ObjectType.USER, right = Right.UPDATE)
    public UserResponse change(@PathParam("user") String id, String json) {
        UUID uid = Fields.id("user", id);
        Fields body = Fields.of(json, "username", "email", "password", "role", "roles", "groups", "blocked");
        return UserResponse.from(users.change(
                uid,
                new UserPatch(
                        body.text("username"),
                        body.text("email"),
                        body.text("password"),
                        body.word("role", BuiltinRole.class),
                        body.uuids("roles", "role").map(List::copyOf),
                        body.uuids("groups", "group").map(List::copyOf),
                        body.flag("blocked"))));
    }

    @DELETE
    @Path("{user}")
    @Needs(object = ObjectType.USER, right = Right.DELETE)
    public void delete(@PathParam("user") String id) {
        users.delete(Fields.id("user", id));
    }
}
