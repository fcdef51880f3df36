package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.common.InvalidException;
import java.util.Set;

/**
 * Speaks one or more families of model providers. Implementations live in {@code io.lectern.llm.connector}, make every
 * call through its guarded client and turn every failure into {@link io.lectern.common.UpstreamException} with a sentence
 * a person can act on. What a family does not offer is INVALID.
 */
public interface Connector {

    Set<Family> families();

    /** A model that hands on tokens as they come; failures arrive at the handler's onError. */
    StreamingChatModel streaming(Endpoint endpoint);

    /** A model that answers at once. */
    ChatModel blocking(Endpoint endpoint);

    /** A model whose vectors are as the provider gives them. */
    default EmbeddingModel embedding(Endpoint endpoint) {
        throw unavailable(endpoint, "embedding");
    }

    /** A model whose scores are as the provider gives them, mostly 0 to 1. */
    default ScoringModel scoring(Endpoint endpoint) {
        throw unavailable(endpoint, "rerank");
    }

    private static InvalidException unavailable(Endpoint endpoint, String kind) {
        return new InvalidException(
                "kind",
                "Providers of the family " + endpoint.family().word() + " have no models of the kind " + kind
                        + " here.");
    }
}
