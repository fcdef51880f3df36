package io.lectern.api.aibuilder;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The coarse type of a file by its extension (contract 3.2.1), with the formats that our parser reads beyond the page's. */
final class FileTypes {

    private static final Set<String> DOC = Set.of(
            ("eml doc docx docm ppt pptx pptm yml yaml xml htm html xhtml json jsonl csv tsv txt text log ini properties xls xlsx xlsm wps rtf"
                            + " hlp pages numbers key md markdown mdx adoc asciidoc rst tex py js ts java c cpp h hpp php go sh cs kt rb rs sql css"
                            + " odt ods odp epub msg mbox mht mhtml fb2 vtt srt ics rss atom chm one pub vsd vsdx pst")
                    .split(" "));
    private static final Set<String> AURAL = Set.of("wav flac ape alac wavpack wv mp3 aac ogg vorbis opus".split(" "));
    private static final Set<String> VISUAL = Set.of(
            ("jpg jpeg png tif tiff gif pcx tga exif fpx svg psd cdr pcd dxf ufo eps ai raw webp avif apng icon ico bmp mpg mpeg avi rm rmvb"
                            + " mov wmv asf dat asx wvx mpe mpa mp4")
                    .split(" "));

    private FileTypes() {}

    /** Empty when nothing here reads such a file. */
    static Optional<String> of(String name) {
        String extension = extension(name);
        if (extension.equals("pdf")) {
            return Optional.of("pdf");
        }
        return DOC.contains(extension)
                ? Optional.of("doc")
                : VISUAL.contains(extension)
                        ? Optional.of("visual")
                        : AURAL.contains(extension) ? Optional.of("aural") : Optional.empty();
    }

    /** The chunk method that a file gets whatever its dataset says; empty when it gets the dataset's. */
    static Optional<String> chunkMethod(String name, String type) {
        if (type.equals("visual")) {
            return Optional.of("picture");
        }
        return switch (extension(name)) {
            case "ppt", "pptx", "pages" -> Optional.of("presentation");
            case "eml" -> Optional.of("email");
            default -> Optional.empty();
        };
    }

    static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
