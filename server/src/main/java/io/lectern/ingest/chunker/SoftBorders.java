package io.lectern.ingest.chunker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what is too long although no delimiter stands in it: at sentence ends, else at commas, else between words. What has
 * none of these for {@value #LONGEST_WORD} characters is no word of any language (an encoded attachment, a key) and is cut
 * by length.
 */
final class SoftBorders {

    static final int LONGEST_WORD = 1_000;

    private static final List<Pattern> BORDERS = List.of(
            Pattern.compile("[.!?…]+[\"'”’)\\]]*\\s+|[。！？；]+[」』”）]*|\\n+"),
            Pattern.compile("[,;:]\\s+|[，、：]|\\s[–—-]\\s"),
            Pattern.compile(
                    "\\s+|(?<=[\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3])(?=[\\u3040-\\u30ff\\u3400-\\u9fff])"));

    private final int most;
    private final ToIntFunction<String> tokens;
    private final List<Piece> pieces = new ArrayList<>();

    private SoftBorders(int most, ToIntFunction<String> tokens) {
        this.most = most;
        this.tokens = tokens;
    }

    /** Pieces of at most {@code most} tokens, single words excepted; together they are the text. */
    static List<Piece> cut(String text, int count, int most, ToIntFunction<String> tokens) {
        SoftBorders borders = new SoftBorders(most, tokens);
        borders.cut(new Piece(text, count), 0);
        return borders.pieces;
    }

    private void cut(Piece piece, int border) {
        if (piece.tokens() <= most) {
            pieces.add(piece);
        } else if (border == BORDERS.size()) {
            byLength(piece);
        } else {
            merge(split(piece.text(), BORDERS.get(border)), border);
        }
    }

    /** Puts as many parts together as fit; a part that is too long by itself is cut at the next softer border. */
    private void merge(List<String> parts, int border) {
        StringBuilder open = new StringBuilder();
        int count = 0;
        for (String part : parts) {
            int size = tokens.applyAsInt(part);
            if (count > 0 && count + size > most) {
                pieces.add(new Piece(open.toString(), count));
                open.setLength(0);
                count = 0;
            }
            if (size > most) {
                cut(new Piece(part, size), border + 1);
            } else {
                open.append(part);
                count += size;
            }
        }
        if (open.length() > 0) {
            pieces.add(new Piece(open.toString(), count));
        }
    }

    private void byLength(Piece word) {
        String text = word.text();
        int from = 0;
        while (text.length() - from > LONGEST_WORD) {
            int to = from + LONGEST_WORD;
            to = Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
            add(text.substring(from, to));
            from = to;
        }
        add(text.substring(from));
    }

    private void add(String text) {
        pieces.add(new Piece(text, tokens.applyAsInt(text)));
    }

    private static List<String> split(String text, Pattern border) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = border.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > from) {
                parts.add(text.substring(from, matcher.end()));
                from = matcher.end();
            }
        }
        if (from < text.length()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    /** A part of a text and its number of tokens. */
    record Piece(String text, int tokens) {}
}
