package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chunk method {@code manual}: a section is a chunk. Each heading begins one, whatever its depth, and the headings above it
 * are its context; a heading without text of its own waits for the section below it; only a section longer than the limit is
 * cut.
 */
@ApplicationScoped
class ManualChunker implements Chunker {

    @Override
    public String method() {
        return "manual";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules);
        for (TextBlock block : doc.blocks()) {
            if (HeadingPath.isHeading(block)) {
                packer.border();
            }
            packer.add(block);
        }
        return packer.finish();
    }
}
