package io.lectern.api.openai;

/** How a failure is told, as an answer and as the last event of a stream that had begun. */
public record ErrorEnvelope(Error error) {

    /**
     * @param param the field that was wrong, if one was
     * @param code a word that programs compare
     */
    public record Error(String message, String type, String param, String code) {}
}
