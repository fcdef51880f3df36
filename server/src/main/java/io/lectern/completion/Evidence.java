package io.lectern.completion;

import io.lectern.conversation.Quote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the place in one passage that says what a sentence claims: the run of up to three of the passage's sentences
 * that holds most of the claim's terms. A number that the passage does not hold makes the claim unsupported, however
 * much else agrees. How far the measure can be trusted is in docs/adr/0022-checked-citations.md.
 */
final class Evidence {

    private static final int LONGEST_RUN = 3;

    /** What a longer run must add to be quoted instead of a shorter one. */
    private static final double WORTH_MORE = 0.15;

    private record Part(int start, int end, Set<String> terms) {}

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> source;

    /** @param source what people call the document; a sentence may name it: "the handbook says …" */
    Evidence(String source, String passage) {
        this.source = Terms.of(source);
        for (Sentences.Sentence sentence : Sentences.of(passage)) {
            int start = sentence.end() - sentence.text().length();
            parts.add(new Part(start, sentence.end(), Terms.of(sentence.text())));
        }
    }

    /**
     * The shortest run that supports a claim about as well as the best one does.
     *
     * @param least the support it must have, above 0
     */
    Optional<Quote> of(Set<String> claim, double least) {
        List<Quote> runs = new ArrayList<>();
        for (int length = 1; length <= LONGEST_RUN; length++) {
            ofLength(length, claim).ifPresent(runs::add);
        }
        double most = runs.stream().mapToDouble(Quote::support).max().orElse(0);
        double enough = Math.max(least, most - WORTH_MORE);
        return runs.stream().filter(run -> run.support() >= enough).findFirst();
    }

    private Optional<Quote> ofLength(int length, Set<String> claim) {
        Quote best = null;
        for (int from = 0; from + length <= parts.size(); from++) {
            double support = support(claim, from, length);
            if (support > 0 && (best == null || support > best.support())) {
                best = new Quote(
                        parts.get(from).start(), parts.get(from + length - 1).end(), support);
            }
        }
        return Optional.ofNullable(best);
    }

    private double support(Set<String> claim, int from, int length) {
        Set<String> known = new HashSet<>(source);
        parts.subList(from, from + length).forEach(part -> known.addAll(part.terms()));
        boolean inventedNumber =
                claim.stream().anyMatch(term -> Character.isDigit(term.charAt(0)) && !known.contains(term));
        return inventedNumber ? 0 : Terms.share(claim, known);
    }
}
