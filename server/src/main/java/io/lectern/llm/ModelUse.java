package io.lectern.llm;

import io.lectern.account.Identity;
import java.util.Optional;
import java.util.UUID;

/**
 * On whose behalf and for what a model is called: decides which models and keys are there, whose limits count, and what
 * the usage record says.
 *
 * @param channel who asked, one word: a dialect ({@code aibuilder}, {@code openai} …), {@code ingest}, {@code retrieval}
 */
public record ModelUse(Identity who, String channel, Optional<UUID> conversation) {

    public static ModelUse of(Identity who, String channel) {
        return new ModelUse(who, channel, Optional.empty());
    }

    public ModelUse in(UUID conversationUid) {
        return new ModelUse(who, channel, Optional.of(conversationUid));
    }
}
