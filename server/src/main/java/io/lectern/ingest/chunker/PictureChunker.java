package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Chunk method {@code picture}: what OCR or a vision model read from the picture, cut only when it is longer than the limit. */
@ApplicationScoped
class PictureChunker implements Chunker {

    @Override
    public String method() {
        return "picture";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        return Packer.all(doc.blocks(), rules);
    }
}
