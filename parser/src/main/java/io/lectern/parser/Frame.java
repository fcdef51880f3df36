package io.lectern.parser;

/** What the process sends. A file's frames end with exactly one {@link End} or {@link Failure}, unless it is killed. */
public sealed interface Frame {

    /** The process is up and waits for requests; sent once. */
    record Ready() implements Frame {}

    /** What the file really is, by its content. */
    record MediaType(String type) implements Frame {}

    /** A page has been read. {@code pages} is 0 when their number is not known. */
    record Progress(int page, int pages) implements Frame {}

    record Text(TextBlock block) implements Frame {}

    /** A part of a picture of a page, in JPEG; parts follow each other. At most {@link Picture#PICTURE_PART} bytes long. */
    record Picture(byte[] jpeg) implements Frame {

        public static final int PICTURE_PART = 200_000;
    }

    /** Something a person should know although reading went on. */
    record Note(String text) implements Frame {}

    /** All read. The title may be empty; {@code pages} is 0 when the format has none. */
    record End(String title, int pages) implements Frame {}

    record Failure(FailureReason reason, String message) implements Frame {}
}
