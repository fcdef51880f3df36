package io.lectern.ingest.parser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether Tesseract is on this machine, and what it can read. Looked for once; the parser processes run it. */
@ApplicationScoped
public class Tesseract {

    private static final System.Logger LOG = System.getLogger(Tesseract.class.getName());

    @Inject
    ParserConfig config;

    private String command;
    private String languages = "";

    /** Whether pictures are read. */
    public boolean isThere() {
        return !command().isEmpty();
    }

    /** Its path, empty when it is not there. */
    synchronized String command() {
        if (command == null) {
            command = find().map(Path::toString).orElse("");
            languages = command.isEmpty() ? "" : config.ocrLanguages().orElseGet(this::installed);
            LOG.log(
                    System.Logger.Level.INFO,
                    command.isEmpty()
                            ? "Tesseract is not on this machine: pictures and scanned pages are not read"
                            : "Pictures and scanned pages are read by " + command + " (" + languages + ")");
        }
        return command;
    }

    /** As Tesseract takes them, such as {@code eng+deu}. */
    synchronized String languages() {
        command();
        return languages;
    }

    private Optional<Path> find() {
        Path given = Path.of(config.ocrCommand());
        if (given.isAbsolute()) {
            return Optional.of(given).filter(Files::isExecutable);
        }
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> List.of(config.ocrCommand(), config.ocrCommand() + ".exe").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** All but osd, which is no language. */
    private String installed() {
        try {
            Process process = new ProcessBuilder(command, "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return String.join(
                    "+",
                    answer.lines()
                            .map(String::strip)
                            .filter(line -> line.matches("[a-z]{3}(_[A-Za-z]+)*") && !line.equals("osd"))
                            .toList());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Tesseract does not tell its languages", e);
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
