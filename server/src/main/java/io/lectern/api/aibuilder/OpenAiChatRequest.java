package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.completion.PastMessage;
import io.lectern.completion.Question;
import io.lectern.conversation.Role;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The body of {@code POST /chats_openai/{chat_id}/chat/completions} (contract 3.7).
 *
 * @param model any text, echoed
 * @param history what was said before, without system messages and without what an assistant said first
 */
record OpenAiChatRequest(String model, boolean stream, List<PastMessage> history, Question question) {

    static OpenAiChatRequest from(Body body) {
        JsonValue sent = body.value("messages").orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(sent instanceof JsonArray list)) {
            throw Body.wrong("messages", sent, "a list of messages");
        }
        if (list.isEmpty()) {
            throw AibuilderFailure.data("You have to provide messages.");
        }
        List<PastMessage> said = new ArrayList<>();
        String lastRole = "";
        for (JsonValue one : list) {
            if (!(one instanceof JsonObject object)) {
                throw Body.wrong("messages", one, "a list of objects with role and content");
            }
            Body message = Body.of(object);
            lastRole = message.text("role").orElse("");
            if (!lastRole.equals("system") && !lastRole.equals("developer")) {
                Role role = lastRole.equals("user") ? Role.USER : Role.ASSISTANT;
                said.add(new PastMessage(role, content(message)));
            }
        }
        if (!lastRole.equals("user")) {
            throw AibuilderFailure.data("The last content of this conversation is not from user.");
        }
        int first = 0;
        while (said.get(first).role() != Role.USER) {
            first++;
        }
        return new OpenAiChatRequest(
                body.text("model").orElse(""),
                body.flag("stream").orElse(true),
                said.subList(first, said.size() - 1),
                Question.of(said.get(said.size() - 1).text()));
    }

    /** A text, or the texts among its parts. */
    private static String content(Body message) {
        JsonValue content = message.value("content").orElse(JsonValue.NULL);
        if (content instanceof JsonArray parts) {
            return parts.stream()
                    .filter(JsonObject.class::isInstance)
                    .map(part -> part.asJsonObject().get("text"))
                    .filter(JsonString.class::isInstance)
                    .map(text -> ((JsonString) text).getString())
                    .collect(Collectors.joining("\n"));
        }
        return message.text("content").orElse("");
    }
}
