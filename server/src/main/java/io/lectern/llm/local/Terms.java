package io.lectern.llm.local;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that carry meaning, without accents and English endings; pairs of characters for scripts without spaces. */
final class Terms {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_SPACES = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]+");
    private static final int LONG_ENOUGH = 4;
    private static final Set<String> STOP_WORDS = Set.copyOf(Arrays.asList(
            ("a an and are as at be been but by can could did do does for from had has have how i if in into is it its"
                            + " me my no not of on or our s she he so such t than that the their them then there these"
                            + " they this to was we were what when where which who whom whose why will with would you"
                            + " your about many much also name named called tell der die das und ist wie was wer wo"
                            + " le la les et est que qui el los las y en de del un une une una ein eine")
                    .split(" ")));

    private Terms() {}

    static Set<String> of(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        Set<String> terms = new LinkedHashSet<>();
        Matcher words = WORD.matcher(plain);
        while (words.find()) {
            String word = words.group();
            if (NO_SPACES.matcher(word).find()) {
                addPairs(word, terms);
            } else if (!STOP_WORDS.contains(word)) {
                terms.add(stem(word));
            }
        }
        return terms;
    }

    private static void addPairs(String word, Set<String> terms) {
        if (word.length() == 1) {
            terms.add(word);
        }
        for (int i = 0; i + 1 < word.length(); i++) {
            terms.add(word.substring(i, i + 2));
        }
    }

    /** Only endings that seldom change the meaning; both sides are cut alike. */
    private static String stem(String word) {
        String cut = word;
        for (String ending : new String[] {"ies", "ied", "ing", "ed", "es", "ly", "s", "e"}) {
            if (cut.length() - ending.length() >= LONG_ENOUGH - 1 && cut.endsWith(ending) && !cut.endsWith("ss")) {
                cut = cut.substring(0, cut.length() - ending.length()) + (ending.startsWith("ie") ? "y" : "");
                break;
            }
        }
        boolean doubled = cut.length() > LONG_ENOUGH && cut.charAt(cut.length() - 1) == cut.charAt(cut.length() - 2);
        return doubled ? cut.substring(0, cut.length() - 1) : cut;
    }
}
