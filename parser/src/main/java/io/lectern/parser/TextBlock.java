package io.lectern.parser;

/**
 * One piece of a document in reading order. The text is never blank, holds no control characters other than line feed,
 * and is at most {@link ParseLimits#BLOCK_CHARACTERS} characters long; longer pieces arrive as several blocks.
 *
 * @param level depth 1..6 of a heading, nesting 1.. of a FILE, else 0
 * @param page 1-based page, slide or sheet; 0 when the format has none
 * @param box where it stands on the page, null when unknown
 * @param text for a TABLE: one row per line, cells separated by {@code " | "} (a bar inside a cell is written {@code \|}),
 *     the header row first; a long table arrives as several blocks, each beginning with the header row
 */
public record TextBlock(Kind kind, int level, int page, Box box, String text) {

    /** What a block is. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        TABLE,
        CODE,
        /** The name of an embedded file; what follows, up to the next FILE, is in it. */
        FILE
    }
}
