package io.lectern.parser.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the glyphs of one page at a time by the direction they run in; text shown twice for boldness counts once. */
class PageGlyphs extends PDFTextStripper {

    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|demi|cmbx|sfbx|medi$|-bd");
    private static final int LONGEST_LIGATURE = 16;
    /** Puts the codes of characters so far apart that adding a size to one never gives another. */
    private static final int SPREAD = 0x9E3779B1;

    private final Map<PDFont, Boolean> bold = new IdentityHashMap<>();
    private final Map<Integer, List<Glyph>> byDirection = new TreeMap<>();
    private final Map<Long, Float> seen = new HashMap<>();
    private TextPosition last;

    PageGlyphs(PDDocument document) throws IOException {
        this.document = document;
        this.output = Writer.nullWriter();
        setStartPage(1);
        setEndPage(Integer.MAX_VALUE);
    }

    /** The page's glyphs in the order they are drawn, for each direction in degrees. */
    Map<Integer, List<Glyph>> of(PDPage page) throws IOException {
        byDirection.clear();
        seen.clear();
        bold.clear();
        last = null;
        processPage(page);
        return byDirection;
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String text = shown(position.getVisuallyOrderedUnicode());
        if (text == null || text.isEmpty() || text.length() > LONGEST_LIGATURE) {
            return;
        }
        if (last != null && position.isDiacritic() && last.contains(position)) {
            mergeAccent(position);
            return;
        }
        float size = size(position);
        float left = position.getXDirAdj();
        float baseline = position.getYDirAdj();
        if (!(size > 0.5f) || Float.isNaN(left) || Float.isNaN(baseline)) {
            return;
        }
        if (!text.isBlank() && shownBefore(text, left, baseline, size)) {
            return;
        }
        last = position;
        byDirection
                .computeIfAbsent((int) position.getDir(), d -> new ArrayList<>())
                .add(new Glyph(
                        left,
                        baseline,
                        Math.max(0, position.getWidthDirAdj()),
                        size,
                        position.getWidthOfSpace(),
                        isBold(position.getFont()),
                        text));
    }

    /** Symbol fonts show a bullet for what their table calls a control character. */
    static String shown(String text) {
        boolean symbol = text != null
                && text.length() == 1
                && Character.isISOControl(text.charAt(0))
                && !Character.isWhitespace(text.charAt(0));
        return symbol ? "•" : text;
    }

    private void mergeAccent(TextPosition accent) {
        last.mergeDiacritic(accent);
        List<Glyph> glyphs = byDirection.get((int) last.getDir());
        Glyph bare = glyphs.get(glyphs.size() - 1);
        glyphs.set(
                glyphs.size() - 1,
                new Glyph(
                        bare.left(),
                        bare.baseline(),
                        bare.width(),
                        bare.size(),
                        bare.space(),
                        bare.bold(),
                        last.getVisuallyOrderedUnicode()));
    }

    /** The size as shown. What the font claims may be scaled by anything, so the glyph's height holds it in bounds. */
    private static float size(TextPosition position) {
        float height = position.getHeightDir();
        float scale = position.getTextMatrix().getScalingFactorY();
        boolean likely = scale > 0.5f && scale < 1000 && (height <= 0 || scale < 5 * height && scale > 0.7f * height);
        return likely ? scale : height * 1.5f;
    }

    /** Whether the same text of the same size was drawn here already; narrow letters that stand twice stay two. */
    private boolean shownBefore(String text, float left, float baseline, float size) {
        float near = Math.max(0.5f, size / 10);
        int column = Math.round(left / near);
        long line = (long) (text.hashCode() * SPREAD + Math.round(size * 4)) << 32
                ^ Math.round(baseline / Math.max(1f, size / 5)) & 0xffff;
        for (int at = column - 1; at <= column + 1; at++) {
            Float other = seen.get(line ^ (long) at << 16);
            if (other != null && Math.abs(other - left) < near) {
                return true;
            }
        }
        seen.put(line ^ (long) column << 16, left);
        return false;
    }

    private boolean isBold(PDFont font) {
        return bold.computeIfAbsent(font, PageGlyphs::readBold);
    }

    private static boolean readBold(PDFont font) {
        String name = String.valueOf(font.getName()).toLowerCase(Locale.ROOT);
        if (BOLD.matcher(name).find()) {
            return true;
        }
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600);
    }

    @Override
    protected void writePage() {
        // the glyphs are laid out by us
    }
}
