package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.Box;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Documents to cut: made ones with fixed seeds, and real ones when the data folder is there. */
final class Documents {

    private static final String[] WORDS = {
        "archive",
        "the",
        "of",
        "Müller",
        "straße",
        "PPR-9087",
        "3.14",
        "e.g.",
        "données",
        "été",
        "книга",
        "читать",
        "naïve",
        "retrieval",
        "and",
        "paragraph",
        "x",
        "cite",
        "well-known",
        "http://example.org/a?b=c",
        "it's",
        "日本語",
        "文書",
        "検索"
    };
    private static final String[] ENDS = {".", "!", "?", ";", "。", "！", ",", ":", ""};
    private static final Path DATA = Path.of("../../shared/data");

    private Documents() {}

    static ParsedDocument of(TextBlock... blocks) {
        return new ParsedDocument("text/plain", "", 0, List.of(blocks), List.of());
    }

    static TextBlock paragraph(String text) {
        return new TextBlock(Kind.PARAGRAPH, 0, 0, null, text);
    }

    static TextBlock heading(String text) {
        return heading(2, text);
    }

    static TextBlock heading(int level, String text) {
        return new TextBlock(Kind.HEADING, level, 0, null, text);
    }

    static TextBlock file(int depth, String name) {
        return new TextBlock(Kind.FILE, depth, 0, null, name);
    }

    static TextBlock onPage(int page, String text) {
        return new TextBlock(Kind.PARAGRAPH, 0, page, new Box(50, 40, 500, 70), text);
    }

    static List<String> texts(List<ChunkDraft> chunks) {
        return chunks.stream().map(ChunkDraft::text).toList();
    }

    static TextBlock table(String text) {
        return new TextBlock(Kind.TABLE, 0, 0, null, text);
    }

    /** Pages with headings, paragraphs of very different length, list items and code, every block with its place. */
    static ParsedDocument random(long seed, int pages) {
        Random random = new Random(seed);
        List<TextBlock> blocks = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            int onPage = 1 + random.nextInt(12);
            for (int i = 0; i < onPage; i++) {
                Kind kind = Kind.values()[
                        random.nextInt(10) > 2 ? 1 : List.of(0, 2, 4).get(random.nextInt(3))];
                int sentences = kind == Kind.HEADING ? 1 : 1 + random.nextInt(random.nextInt(10) == 0 ? 60 : 6);
                String text = sentences(random, sentences, kind == Kind.HEADING ? 6 : 40);
                blocks.add(new TextBlock(
                        kind,
                        kind == Kind.HEADING ? 1 + random.nextInt(4) : 0,
                        page,
                        new Box(50, 40 * i, 500, 40 * i + 30),
                        text));
            }
        }
        return new ParsedDocument("application/pdf", "", pages, blocks, List.of());
    }

    private static String sentences(Random random, int count, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int words = 1 + random.nextInt(longest);
            for (int w = 0; w < words; w++) {
                text.append(text.length() == 0 ? "" : random.nextInt(30) == 0 ? "\n" : " ")
                        .append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(ENDS[random.nextInt(ENDS.length)]);
        }
        return text.toString();
    }

    /** Text files of the data folder, paragraph by paragraph; none without the folder. */
    static List<ParsedDocument> real() {
        if (!Files.isDirectory(DATA)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(DATA)) {
            List<ParsedDocument> documents = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".md"))
                    .sorted()
                    .limit(40)
                    .toList()) {
                List<TextBlock> blocks = Stream.of(Files.readString(file).split("\n\\s*\n"))
                        .filter(text -> !text.isBlank())
                        .map(text -> text.startsWith("#") ? heading(text.strip()) : paragraph(text.strip()))
                        .toList();
                documents.add(new ParsedDocument("text/x-web-markdown", "", 0, blocks, List.of()));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
