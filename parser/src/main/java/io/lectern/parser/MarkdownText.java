package io.lectern.parser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Markdown that is at hand already, such as a page that a model wrote down, read as a file of that kind would be. */
public final class MarkdownText {

    private MarkdownText() {}

    /**
     * Its blocks, clean and within the limits of any {@link TextBlock}.
     *
     * @param page which all of them are on
     */
    public static List<TextBlock> blocks(String markdown, int page) {
        List<TextBlock> blocks = new ArrayList<>();
        FrameWriter writer = new FrameWriter(OutputStream.nullOutputStream()) {
            @Override
            public void frame(Frame frame) {
                if (frame instanceof Frame.Text text) {
                    TextBlock block = text.block();
                    blocks.add(new TextBlock(block.kind(), block.level(), page, block.box(), block.text()));
                }
            }
        };
        try {
            BlockSink sink = new BlockSink(writer, ParseLimits.of(Long.MAX_VALUE));
            new MarkdownReader(sink).read(new Lines(new StringReader(markdown)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blocks;
    }
}
