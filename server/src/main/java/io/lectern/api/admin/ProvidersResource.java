package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.llm.Family;
import io.lectern.llm.Provider;
import io.lectern.llm.ProviderService;
import io.lectern.llm.ProviderSettings;
import io.lectern.llm.SettingsProvider;
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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /admin/providers}: model providers of the caller, their tenant and the server. Changing takes the right to the
 * tenant's models or, for one's own, the right to keep credentials; which of them, the service decides by whose it is.
 */
@Path("admin/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ProvidersResource {

    private static final String[] KEYS = {"owner", "name", "family", "endpoint", "configuration"};

    @Inject
    ProviderService providers;

    @Inject
    SettingsProvider ofSettings;

    @POST
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(summary = "Add a provider for the caller (`user`), the tenant or the server")
    public Response create(String json) {
        Fields body = Fields.of(json, KEYS);
        Provider made = providers.create(
                body.text("owner").orElse("tenant"),
                new ProviderSettings(
                        body.required("name"),
                        Family.of(body.text("family").orElse("openai")),
                        body.required("endpoint"),
                        body.object("configuration").orElse("{}")));
        return Response.status(Response.Status.CREATED)
                .entity(ProviderResponse.from(made))
                .build();
    }

    @GET
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "List the providers that reach the caller, that of the server's settings last")
    public ListEnvelope list() {
        List<ProviderResponse> all = new ArrayList<>(
                providers.list().stream().map(ProviderResponse::from).toList());
        ofSettings.get().map(ProviderResponse::ofSettings).ifPresent(all::add);
        return ListEnvelope.of(all);
    }

    @GET
    @Path("{provider}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Show a provider")
    public ProviderResponse get(@PathParam("provider") String id) {
        return ProviderResponse.from(find(id));
    }

    @PUT
    @Path("{provider}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.UPDATE)
    @Operation(summary = "Change what is given of a provider")
    public ProviderResponse change(@PathParam("provider") String id, String json) {
        Fields body = Fields.of(json, "name", "family", "endpoint", "configuration");
        ProviderSettings now = find(id).settings();
        return ProviderResponse.from(providers.change(
                Fields.id("provider", id),
                new ProviderSettings(
                        body.text("name").orElse(now.name()),
                        body.text("family").map(Family::of).orElse(now.family()),
                        body.text("endpoint").orElse(now.endpoint()),
                        body.object("configuration").orElse(now.configuration()))));
    }

    @DELETE
    @Path("{provider}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.DELETE)
    @Operation(summary = "Delete a provider with its models and every key for it")
    public void delete(@PathParam("provider") String id) {
        providers.delete(Fields.id("provider", id));
    }

    private Provider find(String id) {
        return providers.find(Fields.id("provider", id)).orElseThrow(() -> new NotFoundException("provider", id));
    }
}
