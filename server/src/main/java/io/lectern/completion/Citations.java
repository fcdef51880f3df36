package io.lectern.completion;

import io.lectern.conversation.Quote;
import io.lectern.llm.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the citation marks of one answer. A mark stays only if its passage exists and has a place that supports the
 * sentence before it ({@link Evidence}); what cannot be verified is dropped. Marks are read in the forms models write
 * ({@code [ID:1]}, {@code [ID:1, 2]}, {@code ##1$$}) and written as {@code [ID:1]}.
 */
final class Citations {

    /** Least share of a sentence's terms that its place must hold. */
    static final double SUPPORTED = 0.55;

    /** The same for marks that we set ourselves, where nobody claimed a source. */
    static final double CERTAIN = 0.7;

    private static final int FEWEST_TERMS = 3;
    private static final Pattern MARK =
            Pattern.compile("\\[ID:\\s*\\d{1,4}(?:\\s*,\\s*(?:ID:)?\\s*\\d{1,4})*\\s*]|##\\d{1,4}\\$\\$");
    private static final Pattern BEGUN_MARK =
            Pattern.compile("(?:\\[(?:I(?:D(?::[\\s\\d,ID:]{0,60})?)?)?|##?\\d{0,4}\\$?)$");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Map<Integer, Evidence> passages = new TreeMap<>();

    /** A text with no mark but verified ones, and for each cited passage the places that they rest on. */
    record Checked(String text, Map<Integer, List<Quote>> quotes) {}

    /** @param passages what may be cited; with none, every mark is dropped */
    Citations(List<Passage> passages) {
        passages.forEach(
                passage -> this.passages.put(passage.index(), new Evidence(passage.documentName(), passage.text())));
    }

    static String withoutMarks(String text) {
        return new Citations(List.of()).checked(text).text();
    }

    /** The text that may be shown while the answer still grows: what could become a mark is held back. */
    String soFar(String text) {
        Matcher begun = BEGUN_MARK.matcher(text);
        return checked(begun.find() ? text.substring(0, begun.start()) : text)
                .text()
                .stripTrailing();
    }

    /** The finished text; if the model set no mark at all, sentences that surely come from a passage get theirs. */
    Checked finished(String text) {
        return MARK.matcher(text).find() ? checked(text) : marked(text);
    }

    private Checked checked(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Map<Integer, List<Quote>> quotes = new TreeMap<>();
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
            Map<Integer, Quote> kept = verified(marks.group(), Terms.of(sentence), given);
            if (kept.isEmpty()) {
                out.setLength(out.toString().stripTrailing().length());
            }
            kept.forEach((index, quote) -> set(index, quote, out, quotes));
        }
        return new Checked(out.append(text, after, text.length()).toString(), quotes);
    }

    private static void set(int index, Quote quote, StringBuilder out, Map<Integer, List<Quote>> quotes) {
        out.append("[ID:").append(index).append(']');
        List<Quote> places = quotes.computeIfAbsent(index, cited -> new ArrayList<>());
        if (places.stream().noneMatch(one -> one.start() == quote.start() && one.end() == quote.end())) {
            places.add(quote);
        }
    }

    /** Those of a mark's numbers that hold, each once behind a sentence. */
    private Map<Integer, Quote> verified(String mark, Set<String> claim, Set<Integer> given) {
        Map<Integer, Quote> kept = new LinkedHashMap<>();
        Matcher numbers = NUMBER.matcher(mark);
        while (numbers.find()) {
            int index = Integer.parseInt(numbers.group());
            Optional.ofNullable(passages.get(index))
                    .flatMap(passage -> passage.of(claim, SUPPORTED))
                    .filter(quote -> given.add(index))
                    .ifPresent(quote -> kept.put(index, quote));
        }
        return kept;
    }

    private Checked marked(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Map<Integer, List<Quote>> quotes = new TreeMap<>();
        int after = 0;
        for (Sentences.Sentence sentence : Sentences.of(text)) {
            out.append(text, after, sentence.end());
            after = sentence.end();
            best(Terms.of(sentence.text())).ifPresent(best -> {
                out.append(' ');
                set(best.getKey(), best.getValue(), out, quotes);
            });
        }
        return new Checked(out.append(text, after, text.length()).toString(), quotes);
    }

    private Optional<Map.Entry<Integer, Quote>> best(Set<String> sentence) {
        Map.Entry<Integer, Quote> best = null;
        if (sentence.size() >= FEWEST_TERMS) {
            for (Map.Entry<Integer, Evidence> passage : passages.entrySet()) {
                Optional<Quote> quote = passage.getValue().of(sentence, CERTAIN);
                if (quote.isPresent()
                        && (best == null
                                || quote.get().support() > best.getValue().support())) {
                    best = Map.entry(passage.getKey(), quote.get());
                }
            }
        }
        return Optional.ofNullable(best);
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
