package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.completion.Question;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The body of {@code POST /chats/{chat_id}/completions} (contract 3.6.5). Keys it does not know are variables of the
 * prompt.
 *
 * @param question empty when none was asked
 * @param name of the session, should one be made
 */
record CompletionRequest(
        String question,
        boolean stream,
        Optional<String> sessionId,
        String userId,
        String name,
        boolean quote,
        Optional<Set<UUID>> documents,
        Map<String, String> variables) {

    static final String NEW_SESSION = "New session";

    private static final Set<String> KNOWN =
            Set.of("question", "stream", "session_id", "user_id", "name", "quote", "doc_ids");

    static CompletionRequest from(Body body) {
        Map<String, String> variables = new HashMap<>();
        body.fields().forEach((key, value) -> {
            if (!KNOWN.contains(key) && value != JsonValue.NULL) {
                variables.put(key, value instanceof JsonString text ? text.getString() : value.toString());
            }
        });
        return new CompletionRequest(
                body.text("question").orElse(""),
                body.flag("stream").orElse(true),
                body.text("session_id").filter(id -> !id.isEmpty()),
                body.text("user_id").orElse(""),
                body.text("name").filter(text -> !text.isBlank()).orElse(NEW_SESSION),
                body.flag("quote").orElse(true),
                documents(body),
                variables);
    }

    Question asked() {
        return new Question(question, variables, quote, documents);
    }

    /** Ids that are no documents of ours match nothing, so naming only such ids finds nothing. */
    private static Optional<Set<UUID>> documents(Body body) {
        Optional<JsonValue> sent = body.value("doc_ids");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>();
        if (sent.get() instanceof JsonString text) {
            for (String id : text.getString().split(",")) {
                ids.add(id.strip());
            }
        } else {
            ids.addAll(body.texts("doc_ids").orElseThrow());
        }
        ids.remove("");
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> documents = new LinkedHashSet<>();
        ids.forEach(id -> AibuilderIds.read(id).ifPresent(documents::add));
        return Optional.of(documents);
    }
}
