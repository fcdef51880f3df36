package io.lectern.conversation;

import java.util.Optional;

/**
 * A conversation to be begun.
 *
 * @param assistantId row id of who answers, when it is known
 * @param externalUser the client's own name for its user, or empty
 * @param opener the assistant's first message, may be empty text; absent when nobody speaks first
 */
public record NewConversation(
        Origin origin, Optional<Long> assistantId, String title, String externalUser, Optional<String> opener) {}
