package io.lectern.completion;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is asked, and how this once.
 *
 * @param text not blank
 * @param variables values for the system text's variables
 * @param quote whether this answer may carry citations; the assistant's setting must allow them too
 * @param documents the only documents to look into; empty means all of the assistant's, an empty set means none
 */
public record Question(String text, Map<String, String> variables, boolean quote, Optional<Set<UUID>> documents) {

    public Question {
        variables = Map.copyOf(variables);
    }

    public static Question of(String text) {
        return new Question(text, Map.of(), true, Optional.empty());
    }
}
