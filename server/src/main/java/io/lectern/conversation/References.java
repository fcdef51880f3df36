package io.lectern.conversation;

import java.util.List;

/**
 * What an answer cites. The mark {@code [ID:i]} in its text means element i of the chunks.
 *
 * @param total how many chunks were found, on all pages
 * @param chunks those the model saw, in its order
 */
public record References(long total, List<Citation> chunks, List<CitedDocument> documents) {

    public static final References NONE = new References(0, List.of(), List.of());

    public References {
        chunks = List.copyOf(chunks);
        documents = List.copyOf(documents);
    }

    public boolean isEmpty() {
        return chunks.isEmpty();
    }
}
