package io.lectern.ingest.parser;

import io.lectern.parser.ReadOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A parser wired by hand as CDI wires it, with limits short enough to wait for. */
public class ParserRig implements AutoCloseable {

    final ForkedParser parser = new ForkedParser();
    final ParserConfig config = new ParserConfig();

    /** With Tika's MockParser, which hangs, exits or fills the memory when a file says so. */
    static ParserRig mocking(Path data) {
        return new ParserRig(data, new WithMockParser());
    }

    /** As in production. */
    public static ParserRig plain(Path data) {
        return new ParserRig(data, new WorkerJars());
    }

    private ParserRig(Path data, WorkerJars jars) {
        Assumptions.assumeTrue(
                ParserRig.class.getClassLoader().getResource(WorkerJars.RESOURCE) != null,
                "The parser module is not packaged; run `mvn package` to include these tests");
        config.dataDir = data.toString();
        config.heap = "192m";
        config.timeout = Duration.ofSeconds(60);
        config.idle = Duration.ofSeconds(30);
        config.processes = 2;
        config.maxCharacters = 20_000_000;
        config.filesPerProcess = 1000;
        config.rest = Duration.ofSeconds(60);
        jars.config = config;
        parser.config = config;
        config.ocrCommand = "tesseract";
        config.ocrLanguages = Optional.empty();
        parser.tesseract = new Tesseract();
        parser.tesseract.config = config;
        parser.pool = new ParserPool();
        parser.pool.config = config;
        parser.pool.jars = jars;
    }

    public ParsedDocument parse(Path file) throws ParseFailure {
        return parser.parse(file, file.getFileName().toString(), ReadOptions.ALL, (page, pages) -> {}, () -> false);
    }

    @Override
    public void close() {
        parser.pool.close();
    }

    private static final class WithMockParser extends WorkerJars {
        @Override
        synchronized String classPath() {
            // by name: the class itself cannot be loaded here, where Tika is not
            String url = String.valueOf(
                    ParserRig.class.getClassLoader().getResource("org/apache/tika/parser/mock/MockParser.class"));
            String jar = url.substring("jar:file:".length(), url.indexOf("!/"));
            return super.classPath() + File.pathSeparator + jar;
        }
    }
}
