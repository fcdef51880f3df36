package io.lectern.ingest.enrichment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** K-means for unit vectors, by their cosine. The same vectors and seed give the same groups. */
final class SphereMeans {

    private static final int ROUNDS = 25;
    /** How sharply a vector prefers its nearest centre. */
    private static final double SHARPNESS = 20;

    private final List<float[]> vectors;
    private final Runnable goOn;
    private final float[][] centres;

    /** @param goOn called often; what it throws ends the work */
    SphereMeans(List<float[]> vectors, int number, long seed, Runnable goOn) {
        this.vectors = vectors;
        this.goOn = goOn;
        this.centres = spread(number, new Random(seed));
        int[] nearest = new int[vectors.size()];
        Arrays.fill(nearest, -1);
        for (int round = 0; round < ROUNDS && assign(nearest); round++) {
            move(nearest);
        }
    }

    /**
     * Members of each group, none empty. A vector is in its nearest group, and in others that it belongs to with at least the
     * given probability.
     */
    List<List<Integer>> groups(double threshold) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < centres.length; i++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < vectors.size(); i++) {
            double[] odds = odds(vectors.get(i));
            int best = best(odds);
            for (int centre = 0; centre < odds.length; centre++) {
                if (centre == best || odds[centre] >= threshold) {
                    groups.get(centre).add(i);
                }
            }
        }
        groups.removeIf(List::isEmpty);
        return groups;
    }

    /** First centres that lie far from each other. */
    private float[][] spread(int number, Random random) {
        List<float[]> chosen = new ArrayList<>(List.of(vectors.get(random.nextInt(vectors.size()))));
        double[] nearest = new double[vectors.size()];
        Arrays.fill(nearest, -1);
        while (chosen.size() < number) {
            goOn.run();
            double sum = 0;
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.max(nearest[i], cosine(vectors.get(i), chosen.get(chosen.size() - 1)));
                sum += Math.max(0, 1 - nearest[i]);
            }
            double at = random.nextDouble() * sum;
            int next = 0;
            while (next < nearest.length - 1 && (at -= Math.max(0, 1 - nearest[next])) > 0) {
                next++;
            }
            chosen.add(vectors.get(next));
        }
        return chosen.stream().map(float[]::clone).toArray(float[][]::new);
    }

    private boolean assign(int[] nearest) {
        boolean changed = false;
        for (int i = 0; i < nearest.length; i++) {
            int best = best(odds(vectors.get(i)));
            changed |= best != nearest[i];
            nearest[i] = best;
        }
        return changed;
    }

    private void move(int[] nearest) {
        float[][] sums = new float[centres.length][centres[0].length];
        for (int i = 0; i < nearest.length; i++) {
            for (int d = 0; d < sums[0].length; d++) {
                sums[nearest[i]][d] += vectors.get(i)[d];
            }
        }
        for (int centre = 0; centre < centres.length; centre++) {
            double length = Math.sqrt(cosine(sums[centre], sums[centre]));
            for (int d = 0; d < sums[centre].length && length > 0; d++) {
                centres[centre][d] = (float) (sums[centre][d] / length);
            }
        }
    }

    private double[] odds(float[] vector) {
        goOn.run();
        double[] odds = new double[centres.length];
        double sum = 0;
        for (int centre = 0; centre < odds.length; centre++) {
            odds[centre] = Math.exp(SHARPNESS * (cosine(vector, centres[centre]) - 1));
            sum += odds[centre];
        }
        for (int centre = 0; centre < odds.length; centre++) {
            odds[centre] /= sum;
        }
        return odds;
    }

    private static int best(double[] odds) {
        int best = 0;
        for (int i = 1; i < odds.length; i++) {
            best = odds[i] > odds[best] ? i : best;
        }
        return best;
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += one[d] * other[d];
        }
        return sum;
    }
}
