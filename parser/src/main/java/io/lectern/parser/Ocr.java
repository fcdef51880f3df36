package io.lectern.parser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads the text of a picture with Tesseract, a program of its own that is started for each picture and ended when it takes
 * too long. It gets a file and gives rows of words with their places. It finds out by itself how a page lies, but not with a
 * few words only: what it reads unsurely is read once more upside down.
 */
public final class Ocr {

    /** Below the server's patience for a silent process. */
    private static final long SECONDS = 45;

    private static final int WORD = 5;
    private static final int CONFIDENCE = 10;
    private static final int COLUMNS = 12;

    /** Pages of one to three printed lines were read with 96 of 100, and upside down with 11 to 46. */
    private static final double SURE = 75;

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
        List<String> rows = rows(picture);
        double sure = confidence(rows);
        Optional<UpsideDown> turned = sure > 0 && sure < SURE ? UpsideDown.of(picture) : Optional.empty();
        if (turned.isPresent()) {
            try (UpsideDown other = turned.get()) {
                List<String> turnedRows = rows(other.file());
                if (confidence(turnedRows) > sure) {
                    return paragraphs(turnedRows).stream().map(other::back).toList();
                }
            }
        }
        return paragraphs(rows);
    }

    private List<String> rows(Path picture) throws IOException {
        Path rows = Files.createTempFile("ocr", "");
        try {
            run(picture, rows);
            return Files.readAllLines(Path.of(rows + ".tsv"), StandardCharsets.UTF_8);
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

    /** How sure Tesseract is, 0 to 100, on the average of all letters; 0 when there are none. */
    static double confidence(List<String> rows) {
        double sum = 0;
        long letters = 0;
        for (String row : rows) {
            String[] cells = row.split("\t", COLUMNS);
            if (isWord(cells)) {
                int length = cells[COLUMNS - 1].strip().length();
                sum += length * Double.parseDouble(cells[CONFIDENCE]);
                letters += length;
            }
        }
        return letters == 0 ? 0 : sum / letters;
    }

    private static boolean isWord(String[] cells) {
        return cells.length == COLUMNS && cells[0].equals(String.valueOf(WORD)) && !cells[COLUMNS - 1].isBlank();
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
            if (!isWord(cells)) {
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
