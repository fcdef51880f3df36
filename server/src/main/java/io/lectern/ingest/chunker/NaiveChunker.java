package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chunk method {@code naive} (contracts/aibuilder.md 2.2): pieces between delimiters are put together until the token limit
 * is reached. Headings go with the text that follows them and are carried as context; a table stays whole if it fits.
 */
@ApplicationScoped
class NaiveChunker implements Chunker {

    @Override
    public String method() {
        return "naive";
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        return Packer.all(doc.blocks(), rules);
    }
}
