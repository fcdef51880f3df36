package io.lectern.dataset;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An entity that a model found in a passage.
 *
 * @param name at most 255 characters
 * @param kind such as person, place, organization; at most 255 characters
 * @param description what the passage says about it, at most 10,000 characters
 */
public record FoundEntity(String name, String kind, String description, String chunkId) {

    /** The form in which names are compared: width, case and doubled blanks do not count. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    String key() {
        return key(name);
    }
}
