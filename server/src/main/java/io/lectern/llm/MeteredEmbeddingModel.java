package io.lectern.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.lectern.common.UpstreamException;
import java.util.Optional;

/**
 * A provider's embedding model: calls are made again when that may help, and recorded. Vectors leave with length one,
 * and only those of the length that the model always had.
 */
final class MeteredEmbeddingModel implements EmbeddingModel {

    private static final int BAD_ANSWER = 502;

    private final EmbeddingModel model;
    private final Endpoint endpoint;
    private final Optional<Integer> dimension;
    private final Meter meter;

    MeteredEmbeddingModel(EmbeddingModel model, Endpoint endpoint, Optional<Integer> dimension, Meter meter) {
        this.model = model;
        this.endpoint = endpoint;
        this.dimension = dimension;
        this.meter = meter;
    }

    @Override
    public EmbeddingResponse embed(EmbeddingRequest request) {
        long characters = request.inputs().stream()
                .mapToLong(input -> String.valueOf(input.text()).length())
                .sum();
        return Patience.persist(() -> {
            Meter.Call call = meter.begin(characters);
            try {
                EmbeddingResponse response = checked(request, model.embed(request));
                call.done(response.tokenUsage(), 0);
                return response;
            } catch (RuntimeException e) {
                call.failed(e, 0);
                throw e;
            }
        });
    }

    @Override
    public String modelName() {
        return endpoint.model();
    }

    @Override
    public int dimension() {
        return dimension.orElseThrow();
    }

    private EmbeddingResponse checked(EmbeddingRequest request, EmbeddingResponse response) {
        if (response.embeddings().size() != request.inputs().size()) {
            throw bad("gave " + response.embeddings().size() + " vectors for "
                    + request.inputs().size() + " texts");
        }
        for (Embedding embedding : response.embeddings()) {
            int length = embedding.vector().length;
            if (length == 0 || dimension.filter(known -> known != length).isPresent()) {
                throw bad("gave a vector of " + length + " numbers"
                        + dimension.map(known -> " instead of " + known).orElse(""));
            }
            embedding.normalize();
        }
        return response;
    }

    private UpstreamException bad(String what) {
        return new UpstreamException(
                endpoint.provider(),
                BAD_ANSWER,
                false,
                "The embedding model " + endpoint.model() + " of " + endpoint.provider() + " " + what + ".");
    }
}
