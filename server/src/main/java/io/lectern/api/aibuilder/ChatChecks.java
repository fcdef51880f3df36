package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.assistant.AssistantService;
import io.lectern.assistant.AssistantSettings;
import io.lectern.assistant.ModelSettings;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.llm.ChatModels;
import io.lectern.llm.RerankModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What clients compare of the failures of making and changing a chat: texts and their order (contract 3.5.1, 3.5.2). */
@ApplicationScoped
class ChatChecks {

    private static final int DIFFERENT_MODELS = 109;

    @Inject
    Caller caller;

    @Inject
    DatasetService datasets;

    @Inject
    ChatModels models;

    @Inject
    RerankModels rerankers;

    /** The uids of datasets that are the tenant's, hold chunks and were embedded alike. */
    List<UUID> datasets(List<String> ids) {
        List<DatasetView> found = new ArrayList<>();
        for (String id : ids) {
            DatasetView view = AibuilderIds.read(id)
                    .flatMap(datasets::find)
                    .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + id));
            if (view.chunks() == 0) {
                throw AibuilderFailure.data("The dataset " + id + " doesn't own parsed file");
            }
            found.add(view);
        }
        if (!AssistantService.embeddedAlike(found)) {
            throw new AibuilderFailure(DIFFERENT_MODELS, "Datasets use different embedding models.\"");
        }
        return found.stream().map(view -> view.dataset().uid()).toList();
    }

    void models(ModelSettings llm, PromptForm prompt) {
        if (!llm.model().isEmpty() && !models.knows(caller.identity(), llm.model())) {
            throw AibuilderFailure.data("`model_name` " + llm.model() + " doesn't exist");
        }
        String rerank = prompt.search().rerankModel();
        if (!rerank.isEmpty() && !rerankers.knows(caller.identity(), rerank)) {
            throw AibuilderFailure.data("`rerank_model` " + rerank + " doesn't exist");
        }
    }

    static void nameFits(String name) {
        if (name.length() > AssistantService.NAME_LIMIT) {
            throw AibuilderFailure.data("`name` has " + name.length() + " characters; it may have up to "
                    + AssistantService.NAME_LIMIT + ".");
        }
    }

    static boolean hasDatasets(AssistantSettings settings) {
        return !settings.datasets().isEmpty();
    }
}
