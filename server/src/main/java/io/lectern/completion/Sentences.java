package io.lectern.completion;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into sentences; a line's end always ends one. */
final class Sentences {

    /** A sentence without the white space around it, and where it ends in the text. */
    record Sentence(String text, int end) {}

    private Sentences() {}

    static List<Sentence> of(String text) {
        List<Sentence> sentences = new ArrayList<>();
        int line = 0;
        while (line < text.length()) {
            int lineEnd = text.indexOf('\n', line);
            lineEnd = lineEnd < 0 ? text.length() : lineEnd;
            cut(text.substring(line, lineEnd), line, sentences);
            line = lineEnd + 1;
        }
        return sentences;
    }

    private static void cut(String line, int offset, List<Sentence> sentences) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = line.substring(start, end);
            if (!sentence.isBlank()) {
                sentences.add(new Sentence(
                        sentence.strip(),
                        offset + start + sentence.stripTrailing().length()));
            }
        }
    }
}
