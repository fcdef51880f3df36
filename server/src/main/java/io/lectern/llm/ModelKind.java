package io.lectern.llm;

import io.lectern.common.InvalidException;
import java.util.Arrays;
import java.util.Locale;

/** What a model does. Stored by name. */
public enum ModelKind {
    /** Messages in, text out. */
    CHAT,
    /** Texts in, vectors out. */
    EMBEDDING,
    /** A question and passages in, scores out. */
    RERANK,
    /** Messages with pictures in, text out. */
    VISION;

    /** @throws InvalidException field kind */
    public static ModelKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        "kind", "`kind` is " + word + "; it may be chat, embedding, rerank or vision."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
