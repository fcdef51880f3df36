package io.lectern.ingest.chunker;

import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows of two columns: the first two cells of each row that has them. */
final class Pairs {

    private static final Set<String> HEADS = Set.of(
            "question",
            "questions",
            "q",
            "answer",
            "answers",
            "a",
            "frage",
            "antwort",
            "问题",
            "答案",
            "问",
            "答",
            "description",
            "content",
            "tag",
            "tags",
            "label",
            "labels",
            "вопрос",
            "ответ",
            "pregunta",
            "respuesta",
            "réponse");

    private Pairs() {}

    /** Whether the first row says what its columns are. */
    static boolean headed(TextBlock block) {
        return block.text()
                .lines()
                .findFirst()
                .map(Rows::cells)
                .filter(Pairs::isHead)
                .isPresent();
    }

    private static boolean isHead(List<String> cells) {
        return cells.size() == 2 && cells.stream().allMatch(cell -> HEADS.contains(cell.toLowerCase(Locale.ROOT)));
    }

    /** The pairs of a TABLE block, or of a line that is a row by itself; a header of words that only name the columns is none. */
    static List<Pair> of(TextBlock block) {
        List<Pair> pairs = new ArrayList<>();
        block.text().lines().forEach(line -> {
            List<String> cells = new ArrayList<>(Rows.cells(line));
            cells.removeIf(String::isEmpty);
            if (cells.size() >= 2 && !isHead(cells)) {
                pairs.add(new Pair(cells.get(0), String.join("\n", cells.subList(1, cells.size()))));
            } else if (cells.size() == 1) {
                pairs.add(new Pair("", cells.get(0)));
            }
        });
        return pairs;
    }

    /** @param first empty when the row had one cell only */
    record Pair(String first, String second) {}
}
