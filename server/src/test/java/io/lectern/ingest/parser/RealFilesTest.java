package io.lectern.ingest.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.parser.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the data folder ends, as text or with a reason. Skipped where that folder is not. */
class RealFilesTest {

    private static final Path DATA = Path.of("../../shared/data");

    @TempDir
    Path data;

    @Test
    void everyRealFileEndsAsTextOrWithAReason() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(DATA.resolve("tika-docs")), "No " + DATA + " here: real files are not tested");
        Map<FailureReason, List<String>> refused = new EnumMap<>(FailureReason.class);
        List<Path> files = files();
        int read = 0;
        try (ParserRig rig = ParserRig.plain(data)) {
            rig.config.heap = "512m";
            for (Path file : files) {
                try {
                    ParsedDocument document = rig.parse(file);
                    assertThat(document.blocks()).as(file.toString()).isNotEmpty();
                    read++;
                } catch (ParseFailure failure) {
                    assertThat(failure).as(file.toString()).hasMessageMatching("(?s).{20,}");
                    refused.computeIfAbsent(failure.reason(), r -> new ArrayList<>())
                            .add(file.getFileName().toString());
                }
            }
        }
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "{0} read, refused: {1}", read, refused);
        assertThat(refused)
                .doesNotContainKeys(FailureReason.TIMEOUT, FailureReason.CRASHED, FailureReason.OUT_OF_MEMORY);
        assertThat(read).isGreaterThan(files.size() * 7 / 10);
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("tika-docs", "docling-parse")) {
            try (Stream<Path> all = Files.walk(DATA.resolve(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().contains("groundtruth"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
