package io.lectern.ingest.parser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the parser processes. */
@ApplicationScoped
class ParserConfig {

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDir;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.heap", defaultValue = "512m")
    String heap;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.timeout", defaultValue = "PT5M")
    Duration timeout;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.idle", defaultValue = "PT60S")
    Duration idle;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.processes", defaultValue = "2")
    int processes;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.max-characters", defaultValue = "20000000")
    long maxCharacters;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.files-per-process", defaultValue = "1000")
    int filesPerProcess;

    @Inject
    @ConfigProperty(name = "lectern.ingest.parser.rest", defaultValue = "PT60S")
    Duration rest;

    @Inject
    @ConfigProperty(name = "lectern.ingest.ocr.command", defaultValue = "tesseract")
    String ocrCommand;

    @Inject
    @ConfigProperty(name = "lectern.ingest.ocr.languages")
    Optional<String> ocrLanguages;

    /** Where the processes' jars are unpacked and their scratch files live. */
    Path directory() {
        return Path.of(dataDir).toAbsolutePath().normalize().resolve("parser");
    }

    /** Heap of one process, as -Xmx takes it. */
    String heap() {
        return heap;
    }

    /** How long one file may take. */
    Duration timeout() {
        return timeout;
    }

    /** How long a process may say nothing while it reads. */
    Duration idle() {
        return idle;
    }

    /** How many files are read at the same time, each in a process of its own. */
    int processes() {
        return processes;
    }

    /** Most characters of text a file may hold. */
    long maxCharacters() {
        return maxCharacters;
    }

    /** After how many files a process is replaced. */
    int filesPerProcess() {
        return filesPerProcess;
    }

    /** How long a process without work is kept. */
    Duration rest() {
        return rest;
    }

    /** The program that reads pictures: a path, or a name to look for on the path. */
    String ocrCommand() {
        return ocrCommand;
    }

    /** Languages as Tesseract names them, joined by +; empty for all it has. */
    Optional<String> ocrLanguages() {
        return ocrLanguages.filter(languages -> !languages.isBlank());
    }
}
