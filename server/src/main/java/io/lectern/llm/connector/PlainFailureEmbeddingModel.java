package io.lectern.llm.connector;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;

/** A provider's embedding model whose failures are sentences ({@link Failures}). */
final class PlainFailureEmbeddingModel implements EmbeddingModel {

    private final EmbeddingModel model;
    private final Failures failures;

    PlainFailureEmbeddingModel(EmbeddingModel model, Failures failures) {
        this.model = model;
        this.failures = failures;
    }

    /** Says nothing of questions and passages: most providers' models make no difference. */
    @Override
    public EmbeddingResponse embed(EmbeddingRequest request) {
        try {
            return model.embed(
                    EmbeddingRequest.builder().inputs(request.inputs()).build());
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }
}
