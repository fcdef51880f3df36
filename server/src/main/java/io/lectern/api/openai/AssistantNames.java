package io.lectern.api.openai;

import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Assistants as model names: {@code assistant/<id>} always works; {@code assistant/<name>} does while no other assistant
 * that the caller sees has that name, and is what the list shows then.
 */
@ApplicationScoped
class AssistantNames {

    static final String PREFIX = "assistant/";

    @Inject
    AssistantService assistants;

    /** Empty when the name is no assistant's, or of one that the caller does not see. */
    Optional<Assistant> named(String model) {
        if (!model.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String rest = model.substring(PREFIX.length());
        Optional<Assistant> byId = uid(rest).flatMap(assistants::find);
        if (byId.isPresent()) {
            return byId;
        }
        List<Assistant> sameName =
                all().stream().filter(one -> one.name().equalsIgnoreCase(rest)).toList();
        return sameName.size() == 1 ? Optional.of(sameName.get(0)) : Optional.empty();
    }

    List<Assistant> all() {
        return assistants.everyOne();
    }

    static String nameOf(Assistant assistant, List<Assistant> all) {
        long same = all.stream()
                .filter(one -> one.name().equalsIgnoreCase(assistant.name()))
                .count();
        return PREFIX + (same == 1 ? assistant.name() : assistant.uid().toString());
    }

    private static Optional<UUID> uid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
