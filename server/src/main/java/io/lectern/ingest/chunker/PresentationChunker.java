package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunk method {@code presentation}: a slide, or a page of a PDF, is a chunk, however long. Text of a format without pages is
 * cut as {@code naive} does.
 */
@ApplicationScoped
class PresentationChunker implements Chunker {

    @Override
    public String method() {
        return "presentation";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules, false);
        // a slide stands for itself: the title of the one before it says nothing about it
        List<TextBlock> slide = new ArrayList<>();
        for (TextBlock block : doc.blocks()) {
            if (!slide.isEmpty() && slide.get(0).page() != block.page()) {
                packer.whole(slide);
                slide.clear();
            }
            if (block.page() == 0) {
                packer.add(block);
            } else {
                slide.add(block);
            }
        }
        packer.whole(slide);
        return packer.finish();
    }
}
