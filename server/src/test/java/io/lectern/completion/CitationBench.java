package io.lectern.completion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lectern.conversation.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * How far the check of citations can be trusted, on XQuAD. A claim is a question with its answer behind it, which says
 * what its paragraph says in words of its own. Three kinds of marks are checked at each bound: on the claim's own
 * paragraph (right), on the other paragraph of its article that supports it most (wrong passage), and of the claim with
 * another question's answer on the right paragraph (wrong answer). Argument: a file of XQuAD.
 */
public final class CitationBench {

    private record Claim(String question, String answer, int article, int paragraph, int answerStart) {

        Set<String> terms() {
            return Terms.of(question + " " + answer);
        }
    }

    private final List<Evidence> paragraphs = new ArrayList<>();
    private final List<Integer> articles = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        CitationBench bench = new CitationBench();
        bench.read(Path.of(arguments[0]));
        bench.run();
    }

    private void read(Path file) throws IOException {
        int article = 0;
        for (JsonNode one : new ObjectMapper().readTree(file.toFile()).path("data")) {
            for (JsonNode paragraph : one.path("paragraphs")) {
                for (JsonNode asked : paragraph.path("qas")) {
                    JsonNode answer = asked.path("answers").path(0);
                    claims.add(new Claim(
                            asked.path("question").asText(),
                            answer.path("text").asText(),
                            article,
                            paragraphs.size(),
                            answer.path("answer_start").asInt()));
                }
                paragraphs.add(
                        new Evidence("article.txt", paragraph.path("context").asText()));
                articles.add(article);
            }
            article++;
        }
    }

    private void run() {
        Random random = new Random(5);
        double[] right = supports(claim -> best(claim.terms(), claim.paragraph()));
        double[] wrongPassage = supports(claim -> otherParagraphs(claim));
        double[] wrongAnswer = supports(claim -> {
            Claim other = otherAnswer(claim, random);
            return best(Terms.of(claim.question() + " " + other.answer()), claim.paragraph());
        });
        System.out.println("bound  right kept  wrong passage kept  wrong answer kept  precision  place holds answer");
        for (double bound : new double[] {0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 1.0}) {
            double kept = share(right, bound);
            double passage = share(wrongPassage, bound);
            double answer = share(wrongAnswer, bound);
            System.out.printf(
                    "%.2f   %.3f       %.3f               %.3f              %.3f      %.3f%n",
                    bound, kept, passage, answer, kept / (kept + (passage + answer) / 2), placed(bound));
        }
    }

    /** Of the right marks kept, how many point to a place that holds the answer itself. */
    private double placed(double bound) {
        int kept = 0;
        int held = 0;
        for (Claim claim : claims) {
            var quote = paragraphs.get(claim.paragraph()).of(claim.terms(), bound);
            if (quote.isPresent()) {
                kept++;
                int at = claim.answerStart();
                held += quote.get().start() <= at && at < quote.get().end() ? 1 : 0;
            }
        }
        return (double) held / kept;
    }

    private double best(Set<String> terms, int paragraph) {
        return paragraphs.get(paragraph).of(terms, 0.01).map(Quote::support).orElse(0.0);
    }

    private double otherParagraphs(Claim claim) {
        double most = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            if (articles.get(i) == claim.article() && i != claim.paragraph()) {
                most = Math.max(most, best(claim.terms(), i));
            }
        }
        return most;
    }

    private Claim otherAnswer(Claim claim, Random random) {
        Claim other = claim;
        while (other.paragraph() == claim.paragraph()) {
            other = claims.get(random.nextInt(claims.size()));
        }
        return other;
    }

    private double[] supports(Function<Claim, Double> support) {
        return claims.stream().mapToDouble(support::apply).toArray();
    }

    private static double share(double[] supports, double bound) {
        return Arrays.stream(supports).filter(one -> one >= bound).count() / (double) supports.length;
    }
}
