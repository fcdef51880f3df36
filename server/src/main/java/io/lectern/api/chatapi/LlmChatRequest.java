package io.lectern.api.chatapi;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.conversation.Role;
import io.lectern.gateway.Speaker;
import io.lectern.gateway.Speech;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of {@code POST /llm/chat} and {@code /llm/stream_chat} (contract 4).
 *
 * @param config whose key is used; a provider alone will do as well
 * @param model which model of the provider; empty means its first
 * @param messages what the model is told; when none are sent, what the conversation holds
 */
record LlmChatRequest(
        Optional<UUID> config,
        Optional<UUID> provider,
        Optional<String> model,
        UUID conversation,
        List<Speech> messages) {

    static LlmChatRequest from(Body body) {
        Optional<UUID> config = Ids.optional(body, "user_llm_config_id");
        Optional<UUID> provider = Ids.optional(body, "provider_id");
        if (config.isEmpty() && provider.isEmpty()) {
            throw new InvalidException(
                    "user_llm_config_id", "`user_llm_config_id` is missing; `provider_id` would do as well.");
        }
        return new LlmChatRequest(
                config,
                provider,
                body.text("model").filter(text -> !text.isBlank()),
                Ids.required(body, "conversation_id"),
                messages(body));
    }

    private static List<Speech> messages(Body body) {
        JsonValue sent = body.value("messages").orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(sent instanceof JsonArray list)) {
            throw Body.wrong("messages", sent, "a list of objects with role and content");
        }
        List<Speech> messages = new ArrayList<>();
        for (JsonValue one : list) {
            if (!(one instanceof JsonObject object)) {
                throw Body.wrong("messages", one, "a list of objects with role and content");
            }
            Body message = Body.of(object);
            messages.add(
                    Speech.of(speaker(Role.of(Texts.required(message, "role"))), Texts.required(message, "content")));
        }
        return messages;
    }

    static Speaker speaker(Role role) {
        return switch (role) {
            case USER -> Speaker.USER;
            case ASSISTANT -> Speaker.ASSISTANT;
            case SYSTEM -> Speaker.SYSTEM;
        };
    }
}
