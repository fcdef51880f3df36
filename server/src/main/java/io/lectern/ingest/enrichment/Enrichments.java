package io.lectern.ingest.enrichment;

import dev.langchain4j.model.chat.ChatModel;
import io.lectern.common.InvalidException;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.ModelUse;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Begins the enrichment of a document, if its settings can be had. */
@ApplicationScoped
public class Enrichments {

    @Inject
    ChatModels models;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ModelAnswerService answers;

    @Inject
    EnrichmentConfig config;

    @Resource
    ManagedExecutorService threads;

    /**
     * @param use for whom models are asked
     * @param stopped asked every 100 ms; true ends calls that are waited for
     * @throws InvalidException naming the setting whose model is missing
     */
    public Enrichment begin(ModelUse use, long documentId, EnrichmentSettings settings, BooleanSupplier stopped) {
        Optional<ChatModel> writing = models.writing(use);
        if (writing.isEmpty() && settings.needsModel().isPresent()) {
            String name = settings.needsModel().get();
            throw new InvalidException(
                    "parser_config." + name,
                    "`" + name
                            + "` needs a chat model that writes, and none is set up here: the built-in answerer only"
                            + " quotes. Set up a provider, or take `" + name + "` out of the document's settings.");
        }
        String modelName = models.defaultName(use.who());
        return new Enrichment(
                settings,
                writing.map(model -> calls(model, modelName, documentId, stopped)),
                models.vision(use, "").map(model -> calls(model, "vision", documentId, stopped)));
    }

    /**
     * The vision model that pages are read with.
     *
     * @param stopped as for {@link #begin}
     * @throws InvalidException when there is none of that name
     */
    public PageReading reading(ModelUse use, String model, long documentId, BooleanSupplier stopped) {
        return models.vision(use, model)
                .map(found -> new PageReading(calls(found, model, documentId, stopped)))
                .orElseThrow(() -> new InvalidException(
                        "parser_config.layout_recognize",
                        "`parser_config.layout_recognize` names \"" + model
                                + "\", and there is no vision model of that name here. It may be true or \"DeepDOC\""
                                + " (columns, headings and tables are found), false or \"Plain Text\" (text as it"
                                + " comes), or the name of a vision model, which reads pictures of the pages."));
    }

    /** Forgets what was answered about a document that is done. */
    public void done(long documentId) {
        answers.forget(documentId);
    }

    private ModelCalls calls(ChatModel model, String name, long documentId, BooleanSupplier stopped) {
        return new ModelCalls(model, name, answers, documentId, config.limits(), embeddings.tokens(), stopped, threads);
    }
}
