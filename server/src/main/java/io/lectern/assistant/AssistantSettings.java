package io.lectern.assistant;

import java.util.List;
import java.util.UUID;

/**
 * Everything a person chooses about an assistant.
 *
 * @param name 1 to {@value AssistantService#NAME_LIMIT} characters
 * @param avatar a data URL or empty
 * @param datasets in the order they were named; must share an embedding model
 */
public record AssistantSettings(
        String name,
        String description,
        String avatar,
        String language,
        List<UUID> datasets,
        ModelSettings model,
        PromptSettings prompt,
        SearchSettings search) {

    public AssistantSettings {
        datasets = datasets.stream().distinct().toList();
    }
}
