package io.lectern.parser;

/**
 * How much one file may cost. Time and memory are the server's business: it ends the process.
 *
 * @param characters most characters of text over all blocks of the file
 * @param embeddedDepth how deep attachments and archive members may be nested
 * @param embeddedCount how many of them are read
 * @param embeddedBytes most unpacked bytes of all of them together
 * @param xmlDepth how deep elements may be nested
 * @param packageDepth how deep archives may be nested in archives
 * @param compressionRatio most characters produced per byte read, beyond the first million
 */
public record ParseLimits(
        long characters,
        int embeddedDepth,
        int embeddedCount,
        long embeddedBytes,
        int xmlDepth,
        int packageDepth,
        int compressionRatio) {

    /** Longest text of one block, in characters. */
    public static final int BLOCK_CHARACTERS = 60_000;

    /** The limits a server uses unless told otherwise, with room for {@code characters} of text. */
    public static ParseLimits of(long characters) {
        return new ParseLimits(characters, 10, 1_000, 1L << 30, 100, 10, 100);
    }
}
