package io.lectern.ingest.chunker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.ingest.parser.ParseFailure;
import io.lectern.ingest.parser.ParserRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/chunk-methods.md, read and cut for real. */
class ChunkExamplesTest {

    private static final Path PAGE = Path.of("../docs/chunk-methods.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("```input (\\S+) (\\S+?)(?: (\\d+))?\\n(.*?)```\\n```chunks\\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Chunker> CHUNKERS = Stream.of(
                    new NaiveChunker(),
                    new ManualChunker(),
                    new QaChunker(),
                    new TableChunker(),
                    new PaperChunker(),
                    new BookChunker(),
                    new LawsChunker(),
                    new PresentationChunker(),
                    new OneChunker(),
                    new EmailChunker(),
                    new TagChunker())
            .collect(Collectors.toMap(Chunker::method, Function.identity()));

    @TempDir
    Path files;

    @Test
    void whatThePageShowsIsWhatComesOut() throws Exception {
        String page = Files.readString(PAGE);
        List<String> methods = new ArrayList<>();
        try (ParserRig rig = ParserRig.plain(files.resolve("data"))) {
            Matcher example = EXAMPLE.matcher(page);
            while (example.find()) {
                methods.add(example.group(2));
                assertThat(chunks(rig, example) + "\n").as(example.group(1)).isEqualTo(example.group(5));
            }
        }
        assertThat(methods).containsAll(CHUNKERS.keySet());
    }

    private String chunks(ParserRig rig, Matcher example) throws IOException, ParseFailure {
        Path file = files.resolve(example.group(1));
        Files.write(file, content(example.group(1), example.group(4)));
        Chunker chunker = CHUNKERS.get(example.group(2));
        int tokens = example.group(3) == null ? chunker.defaultTokens() : Integer.parseInt(example.group(3));
        return chunker.chunk(rig.parse(file), ChunkerContract.rules(tokens)).stream()
                .map(ChunkExamplesTest::shown)
                .collect(Collectors.joining("\n---\n"));
    }

    private static String shown(ChunkDraft chunk) {
        return chunk.text()
                + (chunk.keywords().isEmpty() ? "" : "\n(keywords: " + String.join(", ", chunk.keywords()) + ")")
                + (chunk.questions().isEmpty() ? "" : "\n(found by: " + String.join(", ", chunk.questions()) + ")");
    }

    private static byte[] content(String name, String text) {
        if (name.endsWith(".pdf")) {
            return SmallPdf.of(text.strip().split("\n=== page\n"));
        }
        return (name.endsWith(".eml") ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
    }
}
