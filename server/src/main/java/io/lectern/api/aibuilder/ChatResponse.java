package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantSettings;
import io.lectern.dataset.DatasetView;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A chat assistant (contract 2.5). Creation and lists answer alike: the page promises the keys of one, upstream gives
 * those of the other, and both can be there.
 */
public record ChatResponse(
        String id,
        @JsonbProperty("tenant_id") String tenantId,
        String name,
        String description,
        String avatar,
        String language,
        @JsonbProperty("prompt_type") String promptType,
        @JsonbProperty("do_refer") String doRefer,
        String status,
        @JsonbProperty("dataset_ids") List<String> datasetIds,
        List<LinkedDatasetResponse> datasets,
        JsonObject llm,
        JsonObject prompt,
        @JsonbProperty("top_k") int topK,
        @JsonbProperty("create_time") long createTime,
        @JsonbProperty("create_date") String createDate,
        @JsonbProperty("update_time") long updateTime,
        @JsonbProperty("update_date") String updateDate) {

    /**
     * @param live datasets that still exist, those of other chats too
     * @param defaultModel shown when the chat has chosen none
     */
    static ChatResponse from(Assistant assistant, UUID tenant, Map<UUID, DatasetView> live, String defaultModel) {
        AssistantSettings settings = assistant.settings();
        List<DatasetView> linked = settings.datasets().stream()
                .map(live::get)
                .filter(Objects::nonNull)
                .toList();
        String model = settings.model().model();
        return new ChatResponse(
                AibuilderIds.write(assistant.uid()),
                AibuilderIds.write(tenant),
                settings.name(),
                settings.description(),
                settings.avatar(),
                settings.language(),
                "simple",
                "1",
                "1",
                linked.stream()
                        .map(view -> AibuilderIds.write(view.dataset().uid()))
                        .toList(),
                linked.stream().map(LinkedDatasetResponse::from).toList(),
                LlmSettings.write(settings.model(), model.isEmpty() ? defaultModel : model),
                PromptForm.write(assistant),
                settings.search().topK(),
                Times.millis(assistant.createdAt()),
                Times.date(assistant.createdAt()),
                Times.millis(assistant.updatedAt()),
                Times.date(assistant.updatedAt()));
    }
}
