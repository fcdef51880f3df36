package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.Pairs.Pair;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds questions and answers in running text and gives each pair to the packer. One for each document. */
final class Questions {

    /** How a text marks its questions. */
    enum Form {
        LABELS,
        HEADINGS,
        QUESTION_MARKS
    }

    private static final Pattern QUESTION = Pattern.compile(
            "(?:question|frage|pregunta|вопрос|问题|问|q)\\s?\\d{0,4}\\s?[.:：)]\\s*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANSWER = Pattern.compile(
            "(?:answer|antwort|réponse|respuesta|ответ|答案|回答|答|a)\\s?\\d{0,4}\\s?[.:：)]\\s*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ASKS = Pattern.compile("(?:\\(?\\d{1,4}[.)]\\s*)?(.{3,400}[?？])\\s*");

    private final Packer packer;
    private final Form form;
    private final HeadingPath headings = new HeadingPath();
    private final List<TextBlock> answer = new ArrayList<>();
    private String question = "";
    private TextBlock asked;
    private boolean answering;
    private boolean any;

    Questions(Packer packer, Form form) {
        this.packer = packer;
        this.form = form;
    }

    static Form formOf(List<TextBlock> blocks) {
        boolean labels = blocks.stream()
                        .filter(block -> block.kind() != Kind.TABLE)
                        .flatMap(block -> block.text().lines())
                        .filter(line -> QUESTION.matcher(line.strip()).matches())
                        .limit(1)
                        .count()
                > 0;
        boolean headings = blocks.stream().anyMatch(block -> block.kind() == Kind.HEADING);
        return labels ? Form.LABELS : headings ? Form.HEADINGS : Form.QUESTION_MARKS;
    }

    boolean any() {
        return any;
    }

    /** A pair that is one already; without a question it goes on with the answer before it. */
    void pair(Pair pair, TextBlock source) {
        if (!pair.first().isEmpty()) {
            end();
            question = pair.first();
            asked = source;
        }
        answer.add(with(source, pair.second()));
    }

    void text(TextBlock block) {
        if (form == Form.HEADINGS) {
            underHeadings(block);
        } else if (block.kind() == Kind.TABLE) {
            plainOrAnswer(block);
        } else {
            block.text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> line(block, line));
        }
    }

    private void underHeadings(TextBlock block) {
        if (!HeadingPath.isHeading(block)) {
            plainOrAnswer(block);
            return;
        }
        end();
        List<String> path = new ArrayList<>(headings.above(block));
        path.add(block.text());
        question = String.join(ChunkDraft.PATH, path);
        asked = block;
    }

    private void line(TextBlock block, String line) {
        Matcher asks = (form == Form.LABELS ? QUESTION : ASKS).matcher(line);
        Matcher answers = ANSWER.matcher(line);
        if (asks.matches()) {
            end();
            question = asks.group(1);
            asked = block;
            answering = form == Form.QUESTION_MARKS;
        } else if (form == Form.LABELS && asked != null && answers.matches()) {
            answering = true;
            plainOrAnswer(with(block, answers.group(1)));
        } else if (asked != null && !answering) {
            question = (question + " " + line).strip();
        } else {
            plainOrAnswer(with(block, line));
        }
    }

    private void plainOrAnswer(TextBlock block) {
        if (asked == null) {
            packer.add(block);
        } else if (!block.text().isBlank()) {
            answer.add(block);
        }
    }

    /** Ends the pair that is open: its chunk, or plain text when it has no answer. */
    void end() {
        if (asked != null && !answer.isEmpty() && !question.isBlank()) {
            List<TextBlock> blocks = new ArrayList<>(answer);
            blocks.set(
                    0,
                    with(
                            answer.get(0),
                            "Question: " + question + "\tAnswer: "
                                    + answer.get(0).text()));
            packer.whole(blocks, List.of(), List.of(question));
            any = true;
        } else if (asked != null && form != Form.HEADINGS) {
            packer.add(with(asked, question));
        }
        answer.clear();
        question = "";
        asked = null;
        answering = false;
    }

    private static TextBlock with(TextBlock block, String text) {
        Kind kind = HeadingPath.isHeading(block) || block.kind() == Kind.TABLE && !text.contains(" | ")
                ? Kind.PARAGRAPH
                : block.kind();
        return new TextBlock(kind, 0, block.page(), block.box(), text);
    }
}
