package io.lectern.ingest.chunker;

import io.lectern.common.InvalidException;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chunk method {@code table}: a row is a chunk of the lines {@code column: value}, with the sheet's heading as context.
 * Numbers and dates are added in their plain form where they are written otherwise. Text around tables is cut as
 * {@code naive} does. A file or a sheet of one column is a table with one field. Deviation: column names are repeated in every
 * chunk, empty cells are left out.
 */
@ApplicationScoped
class TableChunker implements Chunker {

    @Override
    public String method() {
        return "table";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        List<TextBlock> blocks = doc.isSpreadsheet() ? withLoneColumns(doc.blocks()) : doc.blocks();
        if (!blocks.isEmpty() && blocks.stream().noneMatch(block -> block.kind() == Kind.TABLE)) {
            throw new InvalidException(
                    "chunk_method",
                    "Chunk method table found no table in the document. It reads spreadsheets, CSV, and documents with"
                            + " tables of at least two columns and two rows; use naive for this one.");
        }
        Packer packer = new Packer(rules);
        List<TextBlock> slices = new ArrayList<>();
        for (TextBlock block : blocks) {
            if (!slices.isEmpty() && !continues(slices.get(0), block)) {
                rows(slices, packer);
                slices.clear();
            }
            if (block.kind() == Kind.TABLE) {
                slices.add(block);
            } else {
                if (HeadingPath.isHeading(block)) {
                    packer.border();
                }
                packer.add(block);
            }
        }
        rows(slices, packer);
        return packer.finish();
    }

    /** The parser writes a sheet of one column as a paragraph for each row. */
    private static List<TextBlock> withLoneColumns(List<TextBlock> blocks) {
        Map<Integer, List<TextBlock>> sheets = blocks.stream()
                .collect(Collectors.groupingBy(TextBlock::page, LinkedHashMap::new, Collectors.toList()));
        return sheets.values().stream()
                .flatMap(sheet -> isLoneColumn(sheet) ? loneColumn(sheet) : sheet.stream())
                .toList();
    }

    private static boolean isLoneColumn(List<TextBlock> sheet) {
        return sheet.stream().noneMatch(block -> block.kind() == Kind.TABLE)
                && sheet.stream()
                                .filter(block -> block.kind() == Kind.PARAGRAPH)
                                .count()
                        > 1;
    }

    private static Stream<TextBlock> loneColumn(List<TextBlock> sheet) {
        String rows = sheet.stream()
                .filter(block -> block.kind() == Kind.PARAGRAPH)
                .map(block -> block.text().replace('\n', ' ').replace("|", "\\|"))
                .collect(Collectors.joining("\n"));
        TextBlock table = new TextBlock(Kind.TABLE, 0, sheet.get(0).page(), null, rows);
        return Stream.concat(sheet.stream().filter(block -> block.kind() != Kind.PARAGRAPH), Stream.of(table));
    }

    /** A long table arrives in slices that repeat its header. */
    private static boolean continues(TextBlock first, TextBlock next) {
        return next.kind() == Kind.TABLE
                && first.page() == next.page()
                && header(first).equals(header(next));
    }

    private static String header(TextBlock table) {
        return table.text().lines().findFirst().orElse("");
    }

    private static void rows(List<TextBlock> slices, Packer packer) {
        if (slices.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<TextBlock> sources = new ArrayList<>();
        for (TextBlock slice : slices) {
            slice.text().lines().skip(rows.isEmpty() ? 0 : 1).forEach(line -> {
                rows.add(Rows.cells(line));
                sources.add(slice);
            });
        }
        Columns columns = Columns.of(rows);
        for (int i = columns.firstRow(); i < rows.size(); i++) {
            String fields = columns.fields(rows.get(i));
            if (!fields.isEmpty()) {
                packer.dropHeadings();
                TextBlock source = sources.get(i);
                packer.whole(List.of(new TextBlock(Kind.PARAGRAPH, 0, source.page(), source.box(), fields)));
            }
        }
    }
}
