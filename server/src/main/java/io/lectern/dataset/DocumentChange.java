package io.lectern.dataset;

import java.util.Optional;

/**
 * What a person changes about a document; what is empty stays as it is.
 *
 * @param name of the same extension as before
 * @param metaFields a JSON object as text; takes the place of the old one
 * @param chunkMethod another one takes the chunks away, because they were cut by the old one
 * @param parserConfig a JSON object as text, complete
 */
public record DocumentChange(
        Optional<String> name,
        Optional<String> metaFields,
        Optional<String> chunkMethod,
        Optional<String> parserConfig) {}
