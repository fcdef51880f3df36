package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.assistant.AssistantSettings;
import io.lectern.assistant.ModelSettings;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The body of {@code POST /chats} (contract 3.5.1), before what it names was looked up. Keys it does not know are ignored.
 *
 * @param name as sent, may be empty
 * @param datasetIds as sent, without empty ones
 * @param variablesChosen whether the client named the prompt's variables itself
 */
record CreateChatRequest(
        String name,
        String description,
        String avatar,
        String language,
        List<String> datasetIds,
        ModelSettings llm,
        PromptForm prompt,
        boolean variablesChosen,
        boolean tenantNamed) {

    static CreateChatRequest from(Body body) {
        Optional<JsonObject> prompt = body.object("prompt");
        return new CreateChatRequest(
                body.text("name").orElse("").strip(),
                body.text("description").orElse("A helpful Assistant"),
                body.text("avatar").orElse(""),
                body.text("language").filter(text -> !text.isBlank()).orElse("English"),
                body.texts("dataset_ids").orElse(List.of()).stream()
                        .filter(id -> !id.isEmpty())
                        .toList(),
                LlmSettings.create(body.object("llm")),
                PromptForm.create(prompt),
                prompt.filter(sent -> Body.of(sent).has("variables")).isPresent(),
                body.has("tenant_id"));
    }

    AssistantSettings settings(List<UUID> datasets) {
        return new AssistantSettings(
                name, description, avatar, language, datasets, llm, prompt.prompt(), prompt.search());
    }
}
