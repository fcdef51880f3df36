package io.lectern.parser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the text of a picture with Tesseract, a program of its own that is started for each picture and ended when it takes
 * too long. It gets a file and gives rows of words with their places.
 */
public final class Ocr {

    /** Below the server's patience for a silent process. */
    private static final long SECONDS = 45;

    private static final int WORD = 5;
    private static final int COLUMNS = 12;

    private final ReadOptions options;

    public Ocr(ReadOptions options) {
        this.options = options;
    }

    public boolean isThere() {
        return !options.ocrCommand().isEmpty();
    }

    /**
     * The paragraphs of a picture, in reading order; none when it holds no text.
     *
     * @param picture in a format that Tesseract knows
     * @throws IOException when the program fails or takes longer than {@value #SECONDS} s
     */
    public List<Paragraph> read(Path picture) throws IOException {
        Path rows = Files.createTempFile("ocr", "");
        try {
            run(picture, rows);
            return paragraphs(Files.readAllLines(Path.of(rows + ".tsv"), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(rows);
            Files.deleteIfExists(Path.of(rows + ".tsv"));
        }
    }

    private void run(Path picture, Path rows) throws IOException {
        List<String> command = new ArrayList<>(List.of(options.ocrCommand(), picture.toString(), rows.toString()));
        if (!options.ocrLanguages().isEmpty()) {
            command.addAll(List.of("-l", options.ocrLanguages()));
        }
        // finds out by itself whether the page lies on its side
        command.addAll(List.of("--psm", "1", "tsv"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // more threads than one only get in each other's way on pages
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("OCR took longer than " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("OCR ended with code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("OCR was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Rows: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    static List<Paragraph> paragraphs(List<String> rows) {
        List<Paragraph> paragraphs = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String place = "";
        String line = "";
        Box box = null;
        int page = 1;
        for (String row : rows) {
            String[] cells = row.split("\t", COLUMNS);
            if (cells.length < COLUMNS || !cells[0].equals(String.valueOf(WORD)) || cells[COLUMNS - 1].isBlank()) {
                continue;
            }
            String at = cells[1] + " " + cells[2] + " " + cells[3];
            if (!at.equals(place) && box != null) {
                paragraphs.add(new Paragraph(page, box, text.toString()));
                text.setLength(0);
                box = null;
            }
            text.append(box == null ? "" : at.equals(place) && cells[4].equals(line) ? " " : "\n")
                    .append(cells[COLUMNS - 1].strip());
            Box word = box(cells);
            box = box == null ? word : box.around(word);
            place = at;
            line = cells[4];
            page = Integer.parseInt(cells[1]);
        }
        if (box != null) {
            paragraphs.add(new Paragraph(page, box, text.toString()));
        }
        return paragraphs;
    }

    private static Box box(String[] cells) {
        float left = Float.parseFloat(cells[6]);
        float top = Float.parseFloat(cells[7]);
        return new Box(left, top, left + Float.parseFloat(cells[8]), top + Float.parseFloat(cells[9]));
    }

    /**
     * @param page of a picture with several, from 1
     * @param box in pixels of the picture
     */
    public record Paragraph(int page, Box box, String text) {}
}
