package io.lectern.api.aibuilder;

/** Success with data and an empty message: how the events of a new session look (contract 3.6.5). */
public record MessageEnvelope(int code, String message, Object data) {

    static MessageEnvelope of(Object data) {
        return new MessageEnvelope(0, "", data);
    }
}
