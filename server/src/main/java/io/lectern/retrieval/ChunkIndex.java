package io.lectern.retrieval;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
public class ChunkIndex {

    public void prepare() {
        throw new UnsupportedOperationException();
    }

    public void put(String embeddingModel, List<IndexedChunk> chunks) {
        throw new UnsupportedOperationException(embeddingModel + chunks.size());
    }

    public void setAvailable(ChunkScope scope, Collection<String> ids, boolean available) {
        throw new UnsupportedOperationException(scope + "" + ids + available);
    }

    public void delete(ChunkScope scope) {
        throw new UnsupportedOperationException(scope + "");
    }

    public void delete(ChunkScope scope, Collection<String> ids) {
        throw new UnsupportedOperationException(scope + "" + ids);
    }

    public boolean ready() {
        throw new UnsupportedOperationException();
    }

    public void refresh() {
        throw new UnsupportedOperationException();
    }
}
