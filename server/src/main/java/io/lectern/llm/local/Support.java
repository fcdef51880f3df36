package io.lectern.llm.local;

import io.lectern.llm.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well sentences of passages support an answer to a question. Three signs, joined by weights that were fitted on
 * XQuAD (docs/adr/0005-builtin-models.md): the retrieval's similarity of the passage, the cosine of sentence and
 * question, and the share of the question's terms that the sentence holds, rare terms counting more.
 */
final class Support {

    /** A sentence is embedded only when its words and passage put it among this many. */
    private static final int EMBEDDED = 10;

    private static final double COSINE_FLOOR = 0.5;
    private static final double COSINE_SPAN = 0.4;
    private static final double CONTEXT = 0.3;

    static final double TERMS_WEIGHT = 0.30;
    static final double COSINE_WEIGHT = 0.25;
    static final double PASSAGE_WEIGHT = 0.45;

    private final BgeSmallEmbeddingModel embedding;

    Support(BgeSmallEmbeddingModel embedding) {
        this.embedding = embedding;
    }

    /**
     * A sentence and what speaks for it.
     *
     * @param terms share of question terms in the sentence (its passage's share counting a little), 0 to 1
     * @param cosine of sentence and question, stretched to 0 to 1; 0 when it was not embedded
     */
    record Quote(Passage passage, String sentence, double terms, double cosine) {

        double support() {
            return TERMS_WEIGHT * terms + COSINE_WEIGHT * cosine + PASSAGE_WEIGHT * passage.similarity();
        }

        private double beforeEmbedding() {
            return TERMS_WEIGHT * terms + PASSAGE_WEIGHT * passage.similarity();
        }
    }

    /** Best supported first; every sentence of the passages that might be quoted. */
    List<Quote> rank(String question, List<Passage> passages) {
        Set<String> wanted = Terms.of(question);
        List<Quote> quotes = byTerms(wanted, passages);
        float[] questionVector = embedding.embedQuestion(question);
        return quotes.stream()
                .sorted(Comparator.comparingDouble(Quote::beforeEmbedding).reversed())
                .limit(EMBEDDED)
                .map(quote -> new Quote(
                        quote.passage(),
                        quote.sentence(),
                        quote.terms(),
                        stretched(cosine(questionVector, embedding.embedHere(quote.sentence())))))
                .sorted(Comparator.comparingDouble(Quote::support).reversed())
                .toList();
    }

    private static List<Quote> byTerms(Set<String> wanted, List<Passage> passages) {
        List<Map.Entry<Passage, String>> sentences = new ArrayList<>();
        for (Passage passage : passages) {
            Sentences.of(passage.text()).forEach(sentence -> sentences.add(Map.entry(passage, sentence)));
        }
        sentences.removeIf(one -> onlyRepeats(wanted, one.getValue()));
        Map<String, Double> weights = weights(wanted, sentences);
        List<Quote> quotes = new ArrayList<>();
        for (Map.Entry<Passage, String> one : sentences) {
            double own = share(weights, Terms.of(one.getValue()));
            double around = share(
                    weights,
                    Terms.of(one.getKey().documentName() + " " + one.getKey().text()));
            quotes.add(new Quote(one.getKey(), one.getValue(), (1 - CONTEXT) * own + CONTEXT * around, 0));
        }
        return quotes;
    }

    /** A heading that says nothing but words of the question stands over the answer and is none. */
    private static boolean onlyRepeats(Set<String> wanted, String line) {
        return Character.isLetterOrDigit(line.charAt(line.length() - 1)) && wanted.containsAll(Terms.of(line));
    }

    /** A term in few of the sentences tells more than one in most of them; one in none weighs most. */
    private static Map<String, Double> weights(Set<String> wanted, List<Map.Entry<Passage, String>> sentences) {
        Map<String, Double> weights = new HashMap<>();
        List<Set<String>> all =
                sentences.stream().map(one -> Terms.of(one.getValue())).toList();
        for (String term : wanted) {
            long holding = all.stream().filter(terms -> terms.contains(term)).count();
            weights.put(term, Math.log1p((all.size() + 0.5) / (holding + 0.5)));
        }
        return weights;
    }

    private static double share(Map<String, Double> weights, Set<String> terms) {
        double found = 0;
        double sum = 0;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            sum += weight.getValue();
            found += terms.contains(weight.getKey()) ? weight.getValue() : 0;
        }
        return sum == 0 ? 0 : found / sum;
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double stretched(double cosine) {
        return Math.max(0, Math.min(1, (cosine - COSINE_FLOOR) / COSINE_SPAN));
    }
}
