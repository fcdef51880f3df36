package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.table;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableChunkerTest {

    private final TableChunker table = new TableChunker();

    @Test
    void everyRowIsAChunkWithItsColumnsNames() {
        assertThat(texts(table.chunk(
                        of(
                                heading("Stock"),
                                Documents.table(
                                        "item | jars | since\nwhale oil | 3 | 2024-05-01\nlamp | | 2024-06-01")),
                        rules(100))))
                .as("the heading is context, and no chunk of its own")
                .containsExactly(
                        "Stock\nitem: whale oil\njars: 3\nsince: 2024-05-01", "Stock\nitem: lamp\nsince: 2024-06-01");
    }

    @Test
    void numbersAndDatesAreAddedInPlainFormWhereTheColumnTellsWhatTheyAre() {
        assertThat(texts(table.chunk(
                        of(Documents.table(
                                "sum | day | odd\n1,234.50 € | 03/04/2024 | 1.234\n12 € | 25/12/2024 | 5.678")),
                        rules(100))))
                .containsExactly(
                        "sum: 1,234.50 € (1234.50 €)\nday: 03/04/2024 (2024-04-03)\nodd: 1.234",
                        "sum: 12 €\nday: 25/12/2024 (2024-12-25)\nodd: 5.678");
    }

    @Test
    void aTableWithoutHeaderNumbersItsColumns() {
        assertThat(texts(table.chunk(of(Documents.table("oil | 3\nlamp | 4")), rules(100))))
                .containsExactly("Column 1: oil\nColumn 2: 3", "Column 1: lamp\nColumn 2: 4");
    }

    @Test
    void slicesOfALongTableAreOneTable() {
        assertThat(texts(table.chunk(of(Documents.table("k | v\na | x"), Documents.table("k | v\nb | y")), rules(100))))
                .containsExactly("k: a\nv: x", "k: b\nv: y");
    }

    @Test
    void aFileOfOneColumnIsATableWithOneField() {
        TextBlock[] rows = {paragraph("Industry"), paragraph("Fishing"), paragraph("Oil | Gas")};
        assertThat(texts(table.chunk(new ParsedDocument("text/csv", "", 0, List.of(rows), List.of()), rules(100))))
                .containsExactly("Industry: Fishing", "Industry: Oil | Gas");
        assertThatThrownBy(() -> table.chunk(of(rows), rules(100)))
                .as("the lines of a text are no column")
                .isInstanceOf(InvalidException.class);
    }

    @Test
    void aSheetOfOneColumnBesideOthersIsATableToo() {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        List<TextBlock> blocks = List.of(
                new TextBlock(Kind.HEADING, 1, 1, null, "Stock"),
                new TextBlock(Kind.TABLE, 0, 1, null, "item | jars\noil | 3"),
                new TextBlock(Kind.PARAGRAPH, 0, 1, null, "Counted in May."),
                new TextBlock(Kind.HEADING, 1, 2, null, "Ships"),
                new TextBlock(Kind.PARAGRAPH, 0, 2, null, "name"),
                new TextBlock(Kind.PARAGRAPH, 0, 2, null, "Beagle"));
        assertThat(texts(table.chunk(new ParsedDocument(type, "", 2, blocks, List.of()), rules(100))))
                .containsExactly("Stock\nitem: oil\njars: 3", "Stock\nCounted in May.", "Ships\nname: Beagle");
    }

    @Test
    void aDocumentWithoutTableIsRefused() {
        assertThatThrownBy(() -> table.chunk(of(paragraph("Only text.")), rules(100)))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("no table");
        assertThat(table.chunk(of(), rules(100))).isEmpty();
    }
}
