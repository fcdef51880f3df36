package io.lectern.assistant;

import java.util.Optional;
import java.util.UUID;

/**
 * Which of the visible assistants; what is empty does not narrow.
 *
 * @param name the whole name, whatever the case
 */
public record AssistantFilter(Origin origin, Optional<UUID> uid, Optional<String> name) {}
