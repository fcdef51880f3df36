package io.lectern.api.admin;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Owner;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.account.UserService;
import io.lectern.activity.UsageFilter;
import io.lectern.activity.UsageLog;
import io.lectern.activity.UsageService;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/usage}: what was asked of models, and how much may be. */
@Path("admin/usage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
public class UsageResource {

    @Inject
    UsageService usage;

    @Inject
    UsageLog log;

    @Inject
    UserService users;

    @Inject
    Caller caller;

    @GET
    @Needs(object = ObjectType.USAGE, right = Right.UPDATE)
    @Operation(summary = "List the tenant's model calls, the newest first, with their totals")
    public UsageEnvelope list(@BeanParam UsageQuery query, @BeanParam Paging paging) {
        return answer(query.filter(), paging);
    }

    @GET
    @Path("me")
    @Needs(object = ObjectType.USAGE, right = Right.READ)
    @Operation(summary = "List the caller's own model calls")
    public UsageEnvelope own(@BeanParam UsageQuery query, @BeanParam Paging paging) {
        UsageFilter asked = query.filter();
        return answer(asked.by(caller.user()), paging);
    }

    @GET
    @Path("limits/tenant")
    @Needs(object = ObjectType.USAGE, right = Right.READ)
    @Operation(summary = "Show the tenant's limits")
    public UsageLimitResponse ofTenant() {
        return UsageLimitResponse.from(usage.limit(Owner.tenant(caller.tenantId())));
    }

    @PUT
    @Path("limits/tenant")
    @Needs(object = ObjectType.USAGE, right = Right.UPDATE)
    @Operation(summary = "Set the tenant's limits; null or absent lifts one")
    public UsageLimitResponse limitTenant(String json) {
        return set(Owner.tenant(caller.tenantId()), json);
    }

    @GET
    @Path("limits/users/{user}")
    @Needs(object = ObjectType.USAGE, right = Right.UPDATE)
    @Operation(summary = "Show a user's limits")
    public UsageLimitResponse ofUser(@PathParam("user") String id) {
        return UsageLimitResponse.from(usage.limit(owner(id)));
    }

    @PUT
    @Path("limits/users/{user}")
    @Needs(object = ObjectType.USAGE, right = Right.UPDATE)
    @Operation(summary = "Set a user's limits; null or absent lifts one")
    public UsageLimitResponse limitUser(@PathParam("user") String id, String json) {
        return set(owner(id), json);
    }

    private UsageEnvelope answer(UsageFilter filter, Paging paging) {
        log.settle();
        return UsageEnvelope.of(
                usage.list(caller.identity(), filter, paging.request()), usage.totals(caller.identity(), filter));
    }

    private UsageLimitResponse set(Owner owner, String json) {
        Fields body = Fields.of(json, "requests_per_minute", "tokens_per_day");
        Optional<Integer> requests = body.count("requests_per_minute");
        return UsageLimitResponse.from(usage.limit(owner, requests, body.number("tokens_per_day")));
    }

    private Owner owner(String id) {
        User user = users.find(Fields.id("user", id)).orElseThrow(() -> new NotFoundException("user", id));
        return Owner.of(user);
    }
}
