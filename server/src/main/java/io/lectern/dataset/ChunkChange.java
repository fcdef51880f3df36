package io.lectern.dataset;

import java.util.List;
import java.util.Optional;

/** What a person changes about a chunk; what is empty stays as it is. */
public record ChunkChange(
        Optional<String> content,
        Optional<List<String>> importantKeywords,
        Optional<List<String>> questions,
        Optional<Boolean> available) {

    /** Whether the vector has to be made again. */
    boolean changesMeaning() {
        return content.isPresent() || questions.isPresent();
    }
}
