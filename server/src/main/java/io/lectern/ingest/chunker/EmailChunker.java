package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chunk method {@code email}: the first chunk holds subject, people and date with the beginning of the text; each attachment
 * begins a chunk of its own. Every later chunk carries the subject and the attachment's name as context.
 */
@ApplicationScoped
class EmailChunker implements Chunker {

    @Override
    public String method() {
        return "email";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules);
        for (TextBlock block : doc.blocks()) {
            if (block.kind() == TextBlock.Kind.FILE) {
                packer.close();
            }
            packer.add(block);
        }
        return packer.finish();
    }
}
