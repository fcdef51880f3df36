package io.lectern.api.openai;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.api.openai.ModelListResponse.ModelResponse;
import io.lectern.assistant.Assistant;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.Model;
import io.lectern.llm.ModelKind;
import io.lectern.llm.ModelService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/models}: the assistants and models that the caller can name. */
@Path("models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI")
public class ModelsResource {

    private static final String MODEL = "model";
    private static final Set<ModelKind> LISTED = EnumSet.of(ModelKind.CHAT, ModelKind.EMBEDDING);

    @Inject
    AssistantNames assistants;

    @Inject
    ModelService models;

    @Inject
    Caller caller;

    @Inject
    ChatModels chat;

    @Inject
    EmbeddingModels embeddings;

    @GET
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "List models", description = "Assistants first, then models of chat and embedding.")
    public ModelListResponse list() {
        List<ModelResponse> all = new ArrayList<>();
        List<Assistant> known = assistants.all();
        known.forEach(one -> all.add(assistant(one, known)));
        if (!caller.identity().forOneObject()) {
            addModels(all);
        }
        return new ModelListResponse("list", all);
    }

    private void addModels(List<ModelResponse> all) {
        models.list().stream()
                .filter(model -> model.traits().active()
                        && LISTED.contains(model.traits().kind()))
                .forEach(model -> all.add(of(model)));
        Set<String> names = new LinkedHashSet<>(List.of(
                chat.defaultName(caller.identity()),
                chat.builtinName(),
                embeddings.defaultName(caller.identity()),
                embeddings.builtinSpace().model()));
        all.forEach(listed -> names.remove(listed.id()));
        names.forEach(name -> all.add(new ModelResponse(name, MODEL, 0, "lectern", null)));
    }

    @GET
    @Path("{model: .+}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Look at one model")
    public ModelResponse one(@PathParam("model") String model) {
        return list().data().stream()
                .filter(one -> one.id().equals(model))
                .findFirst()
                .or(() -> assistants.named(model).map(found -> assistant(found, assistants.all())))
                .orElseThrow(() -> new NotFoundException(MODEL, model));
    }

    private static ModelResponse of(Model model) {
        String provider = model.provider().settings().name();
        return new ModelResponse(
                model.traits().name() + "@" + provider, MODEL, model.createdAt().getEpochSecond(), provider, null);
    }

    private static ModelResponse assistant(Assistant one, List<Assistant> known) {
        return new ModelResponse(
                AssistantNames.nameOf(one, known), MODEL, one.createdAt().getEpochSecond(), "lectern", one.name());
    }
}
