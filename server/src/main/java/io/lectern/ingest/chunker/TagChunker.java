package io.lectern.ingest.chunker;

import io.lectern.common.InvalidException;
import io.lectern.ingest.chunker.Pairs.Pair;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/**
 * Chunk method {@code tag}: a row is a description and its tags, separated by commas; the tags become the chunk's important
 * keywords. Deviation: tags are keywords and not text.
 */
@ApplicationScoped
class TagChunker implements Chunker {

    @Override
    public String method() {
        return "tag";
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules, false);
        boolean any = false;
        for (TextBlock block : doc.blocks()) {
            for (Pair pair : HeadingPath.isHeading(block) ? List.<Pair>of() : Pairs.of(block)) {
                boolean tagged = !pair.first().isEmpty();
                String text = tagged ? pair.first() : pair.second();
                any |= tagged;
                packer.whole(
                        List.of(new TextBlock(Kind.PARAGRAPH, 0, block.page(), block.box(), text)),
                        tagged ? tags(pair.second()) : List.of(),
                        List.of());
            }
        }
        if (!any && !doc.blocks().isEmpty()) {
            throw new InvalidException(
                    "chunk_method",
                    "Chunk method tag found no row of a description and its tags. It reads XLSX, CSV or text with two"
                            + " columns, the tags separated by commas.");
        }
        return packer.finish();
    }

    private static List<String> tags(String cell) {
        return Arrays.stream(cell.split("[,，、;；\n]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}
