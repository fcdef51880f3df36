package io.lectern.dataset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything in a question that may be the name of an entity: runs of one to five words, and of ideographs. */
final class NameCandidates {

    private static final int MOST_WORDS = 5;
    private static final int MOST_IDEOGRAPHS = 8;
    private static final int MOST = 500;
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}&.'’_/-]*[\\p{L}\\p{N}])?");

    private NameCandidates() {}

    static Set<String> of(String question) {
        String text = FoundEntity.key(question);
        List<int[]> words = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
            if (Character.isIdeographic(text.codePointAt(matcher.start()))) {
                ideographs(matcher.group(), names);
            }
        }
        for (int length = Math.min(MOST_WORDS, words.size()); length > 0; length--) {
            for (int from = 0; from + length <= words.size() && names.size() < MOST; from++) {
                names.add(text.substring(words.get(from)[0], words.get(from + length - 1)[1]));
            }
        }
        return names;
    }

    private static void ideographs(String run, Set<String> names) {
        for (int length = Math.min(MOST_IDEOGRAPHS, run.length()); length > 1; length--) {
            for (int from = 0; from + length <= run.length() && names.size() < MOST; from++) {
                names.add(run.substring(from, from + length));
            }
        }
    }
}
