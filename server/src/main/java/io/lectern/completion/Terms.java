package io.lectern.completion;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that carry its content, for comparing a sentence with a passage. Words are cut to their first
 * letters, so that forms of one word meet; scripts without spaces give pairs of characters.
 */
final class Terms {

    private static final int STEM = 6;
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+|[\\p{L}\\p{N}]+");
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an the and or but not no of in on at to for from by with as is are was were be been being am it its"
                            + " this that these those there here he she they we you i his her their our your who whom which"
                            + " what when where why how do does did has have had can could will would shall should may"
                            + " might must if then than so such also only into over under out up down about all any each"
                            + " both more most other some own same too very just per via yes")
                    .split(" "));

    private Terms() {}

    static Set<String> of(String text) {
        Set<String> terms = new HashSet<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String word = words.group();
            if (Character.isIdeographic(word.codePointAt(0)) || isKana(word.charAt(0))) {
                addPairs(word, terms);
            } else if (!EMPTY_WORDS.contains(word) && (word.length() > 1 || Character.isDigit(word.charAt(0)))) {
                terms.add(stem(word));
            }
        }
        return terms;
    }

    /** The share of the wanted terms that are present, 0 to 1; 0 when nothing is wanted. A number counts twice. */
    static double share(Set<String> wanted, Set<String> present) {
        int all = 0;
        int met = 0;
        for (String term : wanted) {
            int weight = Character.isDigit(term.charAt(0)) ? 2 : 1;
            all += weight;
            met += present.contains(term) ? weight : 0;
        }
        return all == 0 ? 0 : (double) met / all;
    }

    private static String stem(String word) {
        return Character.isDigit(word.charAt(0)) || word.length() <= STEM ? plural(word) : word.substring(0, STEM);
    }

    private static String plural(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static void addPairs(String run, Set<String> terms) {
        if (run.length() == 1) {
            terms.add(run);
        }
        for (int i = 0; i + 1 < run.length(); i++) {
            terms.add(run.substring(i, i + 2));
        }
    }

    private static boolean isKana(char c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
