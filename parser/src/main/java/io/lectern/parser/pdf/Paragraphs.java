package io.lectern.parser.pdf;

import io.lectern.parser.Box;
import io.lectern.parser.TextBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one zone into headings, paragraphs, list items and tables by spacing, indents, type size and weight. */
final class Paragraphs {

    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,2}){0,4})\\.?\\s+\\p{Lu}.*");
    /** 2.3 Method: two numbers and a title on a line of its own say enough, whatever they look like. */
    private static final Pattern SECTION =
            Pattern.compile("\\d{1,2}\\.\\d{1,2}(?:\\.\\d{1,2}){0,3}\\s+\\p{Lu}[\\p{L} ,:’'()/&-]{2,80}");

    private static final Pattern ITEM = Pattern.compile(Line.MARKER.pattern() + "\\s+\\S.*");
    /** A bullet says that this is an item, however it is printed; a number may begin a heading. */
    private static final Pattern BULLET = Pattern.compile("[•●▪■◦‣∙○➢✓\\uE000-\\uF8FF]\\s*\\S.*");

    private static final Pattern LEADERS = Pattern.compile("(?:\\s?[._]){7,}\\s?");
    private static final int LONGEST_HEADING = 160;

    private final float body;
    private final List<PageBlock> blocks = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();
    private float left;
    private float right;
    private float leading;

    private Paragraphs(float body) {
        this.body = body;
    }

    /**
     * @param zone the runs of one column
     * @param body the type size of the document's running text
     */
    static List<PageBlock> of(List<Run> zone, float body) {
        Paragraphs paragraphs = new Paragraphs(body);
        paragraphs.read(Line.of(zone));
        return paragraphs.blocks;
    }

    private void read(List<Line> lines) {
        left = quantile(lines.stream().map(Line::left).toList(), 0.1);
        right = quantile(lines.stream().map(Line::right).toList(), 0.9);
        leading = leading(lines);
        int at = 0;
        while (at < lines.size()) {
            int end = lines.get(at).runs().size() > 1 ? Table.end(lines, at) : at;
            if (end > at) {
                close();
                table(lines.subList(at, end));
                at = end;
            } else {
                line(lines.get(at).whole());
                at++;
            }
        }
        close();
    }

    private void table(List<Line> lines) {
        Box box = lines.stream()
                .map(line -> line.whole().box())
                .reduce(Box::around)
                .orElse(null);
        blocks.add(new PageBlock(Kind.TABLE, 0, box, Table.text(lines)));
    }

    private void line(Run line) {
        if (!open.isEmpty() && begins(line, open.get(open.size() - 1))) {
            close();
        }
        open.add(line);
    }

    private boolean begins(Run line, Run above) {
        float size = Math.max(line.size(), above.size());
        float step = line.baseline() - above.baseline();
        if (step > Math.max(1.25f * leading, 1.3f * size)
                || Math.abs(line.size() - above.size()) > 0.12f * size
                || ITEM.matcher(line.text()).matches() && !continuesSentence(above)) {
            return true;
        }
        if (hangs(line)) {
            return false;
        }
        if (line.bold() != above.bold() && (open.stream().allMatch(r -> r.bold() == above.bold()))) {
            return line.text().length() > 1 && !continuesSentence(above);
        }
        boolean aboveShort = above.right() < right - 0.12f * (right - left);
        boolean indented = line.left() > open.get(0).left() + 0.8f * size && open.size() > 1
                || line.left() > above.left() + 0.8f * size && line.left() < above.left() + 5 * size && !isItem();
        boolean ended = endsSentence(above.text());
        return aboveShort && ended || indented && ended;
    }

    /** Under the text of a bullet's item, right of the bullet. */
    private boolean hangs(Run line) {
        Run first = open.get(0);
        return BULLET.matcher(first.text()).matches()
                && line.left() > first.left() + 0.4f * line.size()
                && line.left() < first.left() + 4 * line.size();
    }

    private boolean isItem() {
        return ITEM.matcher(open.get(0).text()).matches();
    }

    private boolean continuesSentence(Run above) {
        return above.text().endsWith(",") || above.text().endsWith("-");
    }

    private static boolean endsSentence(String text) {
        char end = text.charAt(text.length() - 1);
        return ".!?:;。！？：；\"”)».".indexOf(end) >= 0;
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        open.forEach(line -> LineJoin.append(text, RightToLeft.logical(line.text())));
        Box box = open.stream().map(Run::box).reduce(Box::around).orElse(null);
        String joined = tidy(text.toString());
        int level = headingLevel(joined);
        Kind kind = level > 0 ? Kind.HEADING : isItem() ? Kind.LIST_ITEM : Kind.PARAGRAPH;
        blocks.add(new PageBlock(kind, level, box, joined));
        open.clear();
    }

    /** Bullets of symbol fonts have no character of their own; leaders of dots and lines to fill in say nothing. */
    private static String tidy(String text) {
        String bullet = text.charAt(0) >= 0xE000 && text.charAt(0) <= 0xF8FF ? "•" + text.substring(1) : text;
        return LEADERS.matcher(bullet).replaceAll(" … ");
    }

    /** 0 when this is no heading. Numbers tell the depth best, then size, then weight. */
    private int headingLevel(String text) {
        if (text.length() > LONGEST_HEADING
                || text.length() < 3
                || open.size() > 3
                || BULLET.matcher(text).matches()
                || !text.matches("(?s).*\\p{L}{2}.*")) {
            return 0;
        }
        if (open.size() == 1 && SECTION.matcher(text).matches()) {
            return (int) text.chars()
                            .takeWhile(c -> c == '.' || c >= '0' && c <= '9')
                            .filter(c -> c == '.')
                            .count()
                    + 1;
        }
        float size = open.get(0).size();
        boolean bold = open.stream().allMatch(Run::bold);
        boolean large = size >= 1.15f * body;
        boolean sentence = text.endsWith(".") || text.endsWith(",") || text.endsWith(";") || text.endsWith(":");
        if (!large && (!bold || sentence || size < 0.95f * body)) {
            return 0;
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return 1 + (int) numbered.group(1).chars().filter(c -> c == '.').count();
        }
        return size >= 1.7f * body ? 1 : size >= 1.35f * body ? 2 : large ? 3 : 4;
    }

    private static float leading(List<Line> lines) {
        List<Float> steps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            float step = lines.get(i).baseline() - lines.get(i - 1).baseline();
            if (step < 2.5f * lines.get(i).size()) {
                steps.add(step);
            }
        }
        return steps.isEmpty() ? 1.2f * lines.get(0).size() : quantile(steps, 0.4);
    }

    private static float quantile(List<Float> values, double share) {
        List<Float> sorted = values.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
