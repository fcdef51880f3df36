package io.lectern.ingest.chunker;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the values of one column are: numbers, dates or text. Only a whole column can tell whether 3/4/2024 is in March or in
 * April and whether 1.234 is more than a thousand; where it does not, nothing is guessed.
 */
final class ColumnValues {

    /** How the column writes. */
    private enum Form {
        TEXT,
        NUMBER,
        NUMBER_WITH_POINT,
        NUMBER_WITH_COMMA,
        DATE,
        DAY_FIRST,
        MONTH_FIRST
    }

    private static final Pattern NUMBER = Pattern.compile(
            "[-+−]?\\p{Sc}?\\s?[-+−]?\\d{1,3}(?:[,.' \\u00a0\\u202f]?\\d{3})*(?:[.,]\\d+)?\\s?(?:%|\\p{Sc}|[A-Z]{3})?");
    private static final Pattern POINT =
            Pattern.compile(".*\\d,\\d{3}(?:,\\d{3})*\\.\\d+\\D*|.*\\d(?:,\\d{3}){2,}\\D*");
    private static final Pattern COMMA =
            Pattern.compile(".*\\d\\.\\d{3}(?:\\.\\d{3})*,\\d+\\D*|.*\\d(?:\\.\\d{3}){2,}\\D*");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ].*)?");

    private final Form form;

    private ColumnValues(Form form) {
        this.form = form;
    }

    /** @param cells those that are not empty */
    static ColumnValues of(List<String> cells) {
        if (cells.isEmpty()) {
            return new ColumnValues(Form.TEXT);
        }
        if (cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
            boolean point = cells.stream().anyMatch(cell -> POINT.matcher(cell).matches());
            boolean comma = cells.stream().anyMatch(cell -> COMMA.matcher(cell).matches());
            return new ColumnValues(
                    point == comma ? Form.NUMBER : point ? Form.NUMBER_WITH_POINT : Form.NUMBER_WITH_COMMA);
        }
        if (cells.stream()
                .allMatch(cell ->
                        ISO.matcher(cell).matches() || DATE.matcher(cell).matches())) {
            boolean day = cells.stream().anyMatch(cell -> part(cell, 1) > 12 || cell.matches("\\d+\\..*"));
            boolean month = cells.stream().anyMatch(cell -> part(cell, 3) > 12);
            return new ColumnValues(day == month ? Form.DATE : day ? Form.DAY_FIRST : Form.MONTH_FIRST);
        }
        return new ColumnValues(Form.TEXT);
    }

    /** Numbers or dates. */
    boolean isTyped() {
        return form != Form.TEXT;
    }

    boolean fits(String cell) {
        return NUMBER.matcher(cell).matches()
                || DATE.matcher(cell).matches()
                || ISO.matcher(cell).matches();
    }

    /** The value as it stands in the table, with its plain form in brackets where that differs. */
    String written(String cell) {
        return plain(cell)
                .filter(plain -> !plain.equals(cell))
                .map(plain -> cell + " (" + plain + ")")
                .orElse(cell);
    }

    private Optional<String> plain(String cell) {
        return switch (form) {
            case NUMBER_WITH_POINT -> Optional.of(cell.replaceAll("(?<=\\d),(?=\\d{3})", ""));
            case NUMBER_WITH_COMMA ->
                Optional.of(cell.replaceAll("(?<=\\d)\\.(?=\\d{3})", "").replaceFirst("(?<=\\d),(?=\\d)", "."));
            case DAY_FIRST -> date(cell, 3, 1);
            case MONTH_FIRST -> date(cell, 1, 3);
            default -> Optional.empty();
        };
    }

    private static Optional<String> date(String cell, int month, int day) {
        try {
            return part(cell, 4) < 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(part(cell, 4), part(cell, month), part(cell, day))
                            .toString());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int part(String cell, int group) {
        Matcher date = DATE.matcher(cell);
        return date.matches() ? Integer.parseInt(date.group(group)) : -1;
    }
}
