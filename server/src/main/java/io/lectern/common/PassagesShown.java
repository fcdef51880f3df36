package io.lectern.common;

import java.util.List;
import java.util.UUID;

/**
 * Contents of documents are about to leave the server with the answer to the current request. Fired by whoever takes them
 * out (a retrieval, a list of chunks, a download) on the request's own thread; the audit trail listens.
 */
public record PassagesShown(List<Passage> passages) {

    public PassagesShown {
        passages = List.copyOf(passages);
    }

    /** @param chunk the chunk's id; empty when the whole document is shown */
    public record Passage(String chunk, UUID document) {}

    /** A download: the file itself. */
    public static PassagesShown wholeDocument(UUID document) {
        return new PassagesShown(List.of(new Passage("", document)));
    }
}
