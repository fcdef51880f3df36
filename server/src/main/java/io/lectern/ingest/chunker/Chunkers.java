package io.lectern.ingest.chunker;

import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Picks the chunker for a chunk method. A new method is a new bean; nothing here changes. */
@ApplicationScoped
public class Chunkers {

    @Inject
    @Any
    Instance<Chunker> all;

    /**
     * @param method such as {@code naive}
     * @throws InvalidException for field chunk_method when there is no such method
     */
    public Chunker named(String method) {
        return all.stream()
                .filter(chunker -> chunker.method().equals(method))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        "chunk_method", "There is no chunk method '" + method + "'. There are: " + names() + "."));
    }

    private String names() {
        return all.stream().map(Chunker::method).sorted().collect(Collectors.joining(", "));
    }
}
