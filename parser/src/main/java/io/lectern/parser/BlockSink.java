package io.lectern.parser;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where the readers put what they find: cleans the text, cuts what is too long for one block, counts characters against
 * the limit and sends frames. One per file.
 */
public class BlockSink {

    private static final int MOST_NOTES = 20;

    private final FrameWriter out;
    private final long most;
    private final Set<String> notes = new LinkedHashSet<>();
    private long characters;
    private int pages;
    private String title = "";

    BlockSink(FrameWriter out, ParseLimits limits) {
        this.out = out;
        this.most = limits.characters();
    }

    /** Sends a block without a place on the page. */
    public void block(TextBlock.Kind kind, int level, int page, String text) {
        block(kind, level, page, null, text);
    }

    /** Sends a block; blank text is dropped. */
    public void block(TextBlock.Kind kind, int level, int page, Box box, String text) {
        String clean = CleanText.of(text);
        int from = 0;
        while (from < clean.length()) {
            int to = CleanText.end(clean, from, ParseLimits.BLOCK_CHARACTERS);
            piece(kind, level, page, box, clean.substring(from, to).strip());
            from = to;
        }
    }

    private void piece(TextBlock.Kind kind, int level, int page, Box box, String text) {
        if (text.isEmpty()) {
            return;
        }
        characters += text.length();
        if (characters > most) {
            throw new ReadFailure(
                    FailureReason.TOO_LARGE,
                    "The file holds more than " + most
                            + " characters of text, which is the limit. Split it and try again.");
        }
        send(new Frame.Text(new TextBlock(kind, level, page, box, text)));
    }

    public void mediaType(String type) {
        send(new Frame.MediaType(type));
    }

    /** Tells that page {@code page} of {@code total} (0 = unknown) has been read. */
    public void progress(int page, int total) {
        pages = Math.max(pages, Math.max(page, total));
        send(new Frame.Progress(page, total));
    }

    /** Sends a note once; a file that causes hundreds of them is cut short. */
    public void note(String text) {
        if (notes.size() < MOST_NOTES && notes.add(text)) {
            send(new Frame.Note(CleanText.of(text)));
        }
    }

    public void title(String text) {
        if (text != null && title.isEmpty()) {
            String clean = CleanText.of(text).strip();
            title = clean.substring(0, CleanText.end(clean, 0, 500));
        }
    }

    /** Sends a picture instead of text. */
    public void picture(byte[] jpeg) {
        for (int from = 0; from < jpeg.length; from += Frame.Picture.PICTURE_PART) {
            send(new Frame.Picture(
                    Arrays.copyOfRange(jpeg, from, Math.min(jpeg.length, from + Frame.Picture.PICTURE_PART))));
        }
    }

    public long characters() {
        return characters;
    }

    Frame.End end() {
        return new Frame.End(title, pages);
    }

    private void send(Frame frame) {
        try {
            out.frame(frame);
        } catch (IOException e) {
            throw new ServerGone(e);
        }
    }
}
