package io.lectern.completion;

import io.lectern.llm.Passage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the citation marks of one answer. A mark stays only if its passage exists and supports the sentence before it,
 * that is, holds enough of the sentence's terms; what cannot be verified is dropped. Marks are read in the forms models
 * write ({@code [ID:1]}, {@code [ID:1, 2]}, {@code ##1$$}) and written as {@code [ID:1]}.
 */
final class Citations {

    /** Least share of a sentence's terms that its passage must hold. */
    static final double SUPPORTED = 0.4;

    /** The same for marks that we set ourselves, where nobody claimed a source. */
    static final double CERTAIN = 0.7;

    private static final int FEWEST_TERMS = 3;
    private static final Pattern MARK =
            Pattern.compile("\\[ID:\\s*\\d{1,4}(?:\\s*,\\s*(?:ID:)?\\s*\\d{1,4})*\\s*]|##\\d{1,4}\\$\\$");
    private static final Pattern BEGUN_MARK =
            Pattern.compile("(?:\\[(?:I(?:D(?::[\\s\\d,ID:]{0,60})?)?)?|##?\\d{0,4}\\$?)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<Integer, Passage> passages = new HashMap<>();
    private final Map<Integer, Set<String>> terms = new HashMap<>();

    /** @param passages what may be cited; with none, every mark is dropped */
    Citations(List<Passage> passages) {
        passages.forEach(passage -> this.passages.put(passage.index(), passage));
    }

    static String withoutMarks(String text) {
        return new Citations(List.of()).checked(text);
    }

    /** The text that may be shown while the answer still grows: what could become a mark is held back. */
    String soFar(String text) {
        Matcher begun = BEGUN_MARK.matcher(text);
        return checked(begun.find() ? text.substring(0, begun.start()) : text).stripTrailing();
    }

    /** The finished text; if the model set no mark at all, sentences that surely come from a passage get theirs. */
    String finished(String text) {
        return MARK.matcher(text).find() ? checked(text) : marked(text);
    }

    String checked(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Set<Integer> given = new HashSet<>();
        String sentence = "";
        int after = 0;
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            String between = text.substring(after, marks.start());
            if (!between.isBlank()) {
                sentence = last(between);
                given.clear();
            }
            out.append(between);
            after = marks.end();
            if (!keep(marks.group(), sentence, given, out)) {
                out.setLength(out.toString().stripTrailing().length());
            }
        }
        return out.append(text, after, text.length()).toString();
    }

    /** The passages that a checked text cites, in ascending order. */
    static Set<Integer> cited(String checked) {
        Set<Integer> indexes = new TreeSet<>();
        Matcher marks = MARK.matcher(checked);
        while (marks.find()) {
            Matcher numbers = NUMBER.matcher(marks.group());
            while (numbers.find()) {
                indexes.add(Integer.parseInt(numbers.group()));
            }
        }
        return indexes;
    }

    private boolean keep(String mark, String sentence, Set<Integer> given, StringBuilder out) {
        boolean kept = false;
        Matcher numbers = NUMBER.matcher(mark);
        while (numbers.find()) {
            int index = Integer.parseInt(numbers.group());
            if (supports(index, Terms.of(sentence)) >= SUPPORTED && given.add(index)) {
                out.append("[ID:").append(index).append(']');
                kept = true;
            }
        }
        return kept;
    }

    private String marked(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int after = 0;
        for (Sentences.Sentence sentence : Sentences.of(text)) {
            out.append(text, after, sentence.end());
            after = sentence.end();
            int best = best(Terms.of(sentence.text()));
            if (best >= 0) {
                out.append(" [ID:").append(best).append(']');
            }
        }
        return out.append(text, after, text.length()).toString();
    }

    private int best(Set<String> sentence) {
        int best = -1;
        double most = CERTAIN;
        if (sentence.size() >= FEWEST_TERMS) {
            for (int index : new TreeSet<>(passages.keySet())) {
                double share = Terms.share(sentence, terms(index));
                if (share > most || (share == most && best < 0)) {
                    best = index;
                    most = share;
                }
            }
        }
        return best;
    }

    private double supports(int index, Set<String> sentence) {
        Passage passage = passages.get(index);
        if (passage == null) {
            return 0;
        }
        Set<String> known = new HashSet<>(terms(index));
        // a sentence may name its source: "the handbook says …"
        known.addAll(Terms.of(passage.documentName()));
        return Terms.share(sentence, known);
    }

    private Set<String> terms(int index) {
        return terms.computeIfAbsent(
                index, passage -> Terms.of(passages.get(passage).text()));
    }

    /** The last sentence that says something: a mark may stand behind its full stop. */
    private static String last(String text) {
        List<Sentences.Sentence> sentences = Sentences.of(text);
        for (int i = sentences.size() - 1; i >= 0; i--) {
            if (!Terms.of(sentences.get(i).text()).isEmpty()) {
                return sentences.get(i).text();
            }
        }
        return "";
    }
}
