package io.lectern.llm.local;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a text into sentences that can be quoted: the JDK's rules for all scripts, but not after an abbreviation or an
 * initial; a table row, a list item and a line of its own (heading) each count as one. At the beginning or after the end of
 * a sentence a line counts as a heading when it has no end mark and stops long before the others do, although the next one
 * begins anew.
 */
final class Sentences {

    private static final int SHORTEST = 2;
    private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");
    private static final Pattern LINES = Pattern.compile("\\R");
    private static final Pattern OWN_LINES = Pattern.compile("(?m)^.* \\| .*$|^\\s*(?:[-*•]|\\d{1,3}[.)])\\s.*$");
    private static final Pattern HEADING = Pattern.compile("[^\\n]{1,79}[^.!?;:,。！？\\s]");
    private static final Pattern ENDED = Pattern.compile("[.!?:。！？][\"')”»]?$");
    private static final Pattern ANEW = Pattern.compile("[\"'(„“«]?[\\p{Lu}\\p{N}].*");
    /** No page is wrapped narrower than this. */
    private static final int NARROWEST = 40;

    private static final double STOPS_EARLY = 0.75;
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern INITIAL = Pattern.compile("(?:^|[\\s(.])\\p{Lu}\\.$");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "fig", "figs", "no",
            "nos", "vol", "pp", "p", "ca", "approx", "inc", "ltd", "co", "corp", "al", "eq", "sec", "ch", "art", "gen",
            "col", "lt", "sgt", "rev", "hon", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
            "nov", "dec", "bzw", "z.b", "d.h", "nr", "abb", "usw", "u.s", "u.k", "a.m", "p.m");

    private Sentences() {}

    /** In the order of the text, white space collapsed, nothing else changed. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String block : BLANK_LINES.split(text)) {
            if (OWN_LINES.matcher(block).find()) {
                LINES.splitAsStream(block).forEach(line -> addSentences(line, sentences));
            } else {
                addProse(block.strip(), sentences);
            }
        }
        return sentences;
    }

    private static void addProse(String block, List<String> sentences) {
        List<String> lines = LINES.splitAsStream(block).map(String::strip).toList();
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        int from = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            boolean begins = i == from || ENDED.matcher(lines.get(i - 1)).find();
            if (begins && isHeading(lines.get(i), lines.get(i + 1), longest)) {
                addSentences(String.join(" ", lines.subList(from, i)), sentences);
                addSentences(lines.get(i), sentences);
                from = i + 1;
            }
        }
        addSentences(String.join(" ", lines.subList(from, lines.size())), sentences);
    }

    private static boolean isHeading(String line, String next, int longest) {
        boolean early = longest < NARROWEST || line.length() <= STOPS_EARLY * longest;
        return early && HEADING.matcher(line).matches() && ANEW.matcher(next).matches();
    }

    private static void addSentences(String block, List<String> sentences) {
        String text = WHITE.matcher(block).replaceAll(" ").strip();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int from = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = text.substring(from, end).strip();
            if (end == text.length() || endsHere(sentence, text.substring(end))) {
                if (sentence.length() >= SHORTEST) {
                    sentences.add(sentence);
                }
                from = end;
            }
        }
    }

    private static boolean endsHere(String sentence, String rest) {
        if (!sentence.endsWith(".")) {
            return true;
        }
        boolean goesOn = !rest.isBlank() && Character.isLowerCase(rest.strip().codePointAt(0));
        return !goesOn && !INITIAL.matcher(sentence).find() && !ABBREVIATIONS.contains(lastWord(sentence));
    }

    private static String lastWord(String sentence) {
        String body = sentence.substring(0, sentence.length() - 1);
        int start = Math.max(body.lastIndexOf(' '), body.lastIndexOf('('));
        return body.substring(start + 1).toLowerCase(Locale.ROOT);
    }
}
