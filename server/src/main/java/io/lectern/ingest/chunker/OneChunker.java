package io.lectern.ingest.chunker;

import io.lectern.common.InvalidException;
import io.lectern.ingest.parser.ParsedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Chunk method {@code one}: the whole document is one chunk. */
@ApplicationScoped
class OneChunker implements Chunker {

    /** Half of what the row of a chunk holds, for text that grows when it is written. */
    static final int MOST_CHARACTERS = 500_000;

    @Override
    public String method() {
        return "one";
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        long characters = doc.blocks().stream()
                .mapToLong(block -> block.text().length() + 1)
                .sum();
        if (characters > MOST_CHARACTERS) {
            throw new InvalidException(
                    "chunk_method",
                    "The document holds " + characters + " characters; chunk method one takes up to " + MOST_CHARACTERS
                            + ". Use naive or manual.");
        }
        Packer packer = new Packer(rules);
        packer.whole(doc.blocks());
        return packer.finish();
    }
}
