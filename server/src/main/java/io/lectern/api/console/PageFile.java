package io.lectern.api.console;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One file of the console as it is sent. Only the media types listed here exist; everything else is not served. */
final class PageFile {

    private static final String ROOT = "/ui";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    private final String mediaType;
    private final byte[] content;

    private PageFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
    }

    /**
     * @param path what follows {@code /ui} in the address, beginning with a slash; a slash alone is the first page
     * @param resources the web application's files by their path from its root; null for what does not exist
     */
    static Optional<PageFile> read(String path, Function<String, InputStream> resources) throws IOException {
        String name = path.equals("/") ? "/index.html" : path;
        String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType == null || name.contains("..")) {
            return Optional.empty();
        }
        try (InputStream stream = resources.apply(ROOT + name)) {
            return stream == null ? Optional.empty() : Optional.of(new PageFile(mediaType, stream.readAllBytes()));
        }
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }

    /** A strong validator: equal for equal content, on every server and in every build. */
    String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
