package io.lectern.conversation;

import java.util.Optional;
import java.util.UUID;

/**
 * Which conversations of an assistant; what is empty does not narrow.
 *
 * @param title the whole title, whatever the case
 */
public record ConversationFilter(Optional<UUID> uid, Optional<String> title, Optional<String> externalUser) {}
