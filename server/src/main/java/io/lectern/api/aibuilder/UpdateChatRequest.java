package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantSettings;
import io.lectern.assistant.ModelSettings;
import io.lectern.common.InvalidException;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The body of {@code PUT /chats/{chat_id}} (contract 3.5.2) put over what is stored, before what it names was looked up.
 *
 * @param name empty when it was not sent
 * @param datasetIds empty when they were not sent
 * @param promptSent whether the prompt's places have to be checked again
 */
record UpdateChatRequest(
        Optional<String> name,
        String description,
        String avatar,
        String language,
        Optional<List<String>> datasetIds,
        ModelSettings llm,
        PromptForm prompt,
        boolean promptSent,
        boolean variablesChosen) {

    /** What may be changed, and what an answer of ours holds besides, so that it can be sent back as it is. */
    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "avatar",
            "language",
            "dataset_ids",
            "llm",
            "prompt",
            "datasets",
            "do_refer",
            "id",
            "prompt_type",
            "status",
            "tenant_id",
            "top_k",
            "create_date",
            "create_time",
            "update_date",
            "update_time");

    static UpdateChatRequest from(Body body, Assistant stored) {
        body.refuseUnknown(KNOWN);
        AssistantSettings settings = stored.settings();
        Optional<JsonObject> llm = filled(body, "llm");
        Optional<JsonObject> prompt = filled(body, "prompt");
        return new UpdateChatRequest(
                body.text("name").map(String::strip),
                body.text("description").orElse(settings.description()),
                body.text("avatar").orElse(settings.avatar()),
                body.text("language").filter(text -> !text.isBlank()).orElse(settings.language()),
                body.texts("dataset_ids"),
                llm.map(sent -> LlmSettings.update(settings.model(), sent)).orElse(settings.model()),
                prompt.map(sent -> PromptForm.update(stored, sent))
                        .orElse(new PromptForm(settings.prompt(), settings.search())),
                prompt.isPresent(),
                prompt.filter(sent -> Body.of(sent).has("variables")).isPresent());
    }

    AssistantSettings settings(String newName, List<UUID> datasets) {
        return new AssistantSettings(
                newName, description, avatar, language, datasets, llm, prompt.prompt(), prompt.search());
    }

    private static Optional<JsonObject> filled(Body body, String key) {
        Optional<JsonObject> sent = body.object(key);
        if (sent.filter(JsonObject::isEmpty).isPresent()) {
            throw new InvalidException(
                    key, "`" + key + "` is an empty object; leave it out or send the settings to change.");
        }
        return sent;
    }
}
