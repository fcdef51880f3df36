package io.lectern.activity;

import io.lectern.account.Identity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One call of a model that has ended.
 *
 * @param channel who asked, one word: a dialect or a part of the server
 * @param kind what the model does: chat, embedding, rerank, vision
 * @param model as its provider calls it
 * @param estimated whether the token counts are our guess because the provider gave none
 * @param millis from the request to the end of the answer
 * @param failure a sentence for people, empty unless it failed
 * @param at when it ended
 */
public record ModelCall(
        Identity who,
        String channel,
        Optional<UUID> conversation,
        String kind,
        String model,
        String provider,
        int promptTokens,
        int completionTokens,
        boolean estimated,
        long millis,
        CallOutcome outcome,
        String failure,
        Instant at) {

    public int totalTokens() {
        return promptTokens + completionTokens;
    }
}
