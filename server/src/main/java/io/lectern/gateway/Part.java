package io.lectern.gateway;

/**
 * A piece of what is said: a text, or a picture.
 *
 * @param text empty for a picture
 * @param image an http(s) or data address, empty for a text; it is the provider who opens it, never this server
 * @param detail how closely to look: {@code low}, {@code high} or {@code auto}; empty when nobody said
 */
public record Part(String text, String image, String detail) {

    public static Part text(String text) {
        return new Part(text, "", "");
    }

    public boolean isImage() {
        return !image.isEmpty();
    }
}
