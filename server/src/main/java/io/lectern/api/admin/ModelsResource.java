package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ConnectionTest;
import io.lectern.llm.Model;
import io.lectern.llm.ModelKind;
import io.lectern.llm.ModelService;
import io.lectern.llm.ModelTraits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/models}: the models of providers that reach the caller. Who may change one: as its provider. */
@Path("admin/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelsResource {

    private static final String WINDOW = "context_window";
    private static final String OUTPUT = "max_output";

    @Inject
    ModelService models;

    @Inject
    ConnectionTest test;

    @POST
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(summary = "Add a model to a provider")
    public Response create(String json) {
        Fields body = Fields.of(json, "provider", "name", "kind", WINDOW, OUTPUT, "capabilities", "active");
        Model made = models.create(
                body.uuid("provider", "provider")
                        .orElseThrow(() -> new InvalidException("provider", "`provider` is required.")),
                new ModelTraits(
                        body.required("name").strip(),
                        ModelKind.of(body.text("kind").orElse("chat")),
                        body.count(WINDOW),
                        body.count(OUTPUT),
                        Set.copyOf(body.texts("capabilities").orElse(List.of())),
                        body.flag("active").orElse(true)));
        return Response.status(Response.Status.CREATED)
                .entity(ModelResponse.from(made))
                .build();
    }

    @GET
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "List the models that reach the caller, of one kind or provider or all")
    public ListEnvelope list(@QueryParam("kind") String kind, @QueryParam("provider") String provider) {
        Optional<ModelKind> only = Optional.ofNullable(kind).map(ModelKind::of);
        return ListEnvelope.of(models.list().stream()
                .filter(model -> only.isEmpty() || model.traits().kind() == only.get())
                .filter(model ->
                        provider == null || model.provider().uid().toString().equals(provider))
                .map(ModelResponse::from)
                .toList());
    }

    @GET
    @Path("{model}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Show a model")
    public ModelResponse get(@PathParam("model") String id) {
        return ModelResponse.from(find(id));
    }

    @PUT
    @Path("{model}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.UPDATE)
    @Operation(summary = "Change what is given of a model")
    public ModelResponse change(@PathParam("model") String id, String json) {
        Fields body = Fields.of(json, "name", "kind", WINDOW, OUTPUT, "capabilities", "active");
        ModelTraits now = find(id).traits();
        return ModelResponse.from(models.change(
                Fields.id("model", id),
                new ModelTraits(
                        body.text("name").map(String::strip).orElse(now.name()),
                        body.text("kind").map(ModelKind::of).orElse(now.kind()),
                        body.count(WINDOW).or(now::contextWindow),
                        body.count(OUTPUT).or(now::maxOutput),
                        body.texts("capabilities").map(Set::copyOf).orElse(now.capabilities()),
                        body.flag("active").orElse(now.active()))));
    }

    @DELETE
    @Path("{model}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.DELETE)
    @Operation(summary = "Delete a model; it also leaves its groups")
    public void delete(@PathParam("model") String id) {
        models.delete(Fields.id("model", id));
    }

    /** Makes one small real call; a failure is a result too, so the status is 200 either way. */
    @POST
    @Path("{model}/test")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Make one small real call of a model and tell how it went")
    public ModelTestResponse test(@PathParam("model") String id) {
        return ModelTestResponse.from(test.of(Fields.id("model", id)));
    }

    private Model find(String id) {
        return models.find(Fields.id("model", id)).orElseThrow(() -> new NotFoundException("model", id));
    }
}
