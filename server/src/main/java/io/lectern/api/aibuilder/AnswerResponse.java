package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.completion.Answer;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;

/** A complete answer (contract 3.6.5). */
public record AnswerResponse(
        String answer,
        Object reference,
        String prompt,
        @JsonbProperty("created_at") double createdAt,
        @JsonbNillable @JsonbProperty("audio_binary") String audioBinary,
        String id,
        @JsonbProperty("session_id") String sessionId) {

    private static final double MILLIS = 1000.0;

    /** The beginning of an answer, and the opener of a session. */
    public record Partial(
            String answer,
            Object reference,
            @JsonbNillable @JsonbProperty("audio_binary") String audioBinary,
            String id,
            @JsonbProperty("session_id") String sessionId) {

        /** @param id null for an opener */
        static Partial of(String text, String id, String sessionId) {
            return new Partial(text, JsonValue.EMPTY_JSON_OBJECT, null, id, sessionId);
        }
    }

    static AnswerResponse from(Answer answer, Assistant assistant, String id, String sessionId) {
        return new AnswerResponse(
                Marks.write(answer.text(), assistant),
                ReferenceResponse.from(answer.references()),
                answer.prompt(),
                seconds(answer.createdAt()),
                null,
                id,
                sessionId);
    }

    static double seconds(Instant moment) {
        return moment.toEpochMilli() / MILLIS;
    }
}
