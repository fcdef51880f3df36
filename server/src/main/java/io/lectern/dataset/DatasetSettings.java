package io.lectern.dataset;

import io.lectern.account.Sharing;

/**
 * Everything a person chooses about a dataset.
 *
 * @param avatar a data URL or null
 * @param description free text or null
 * @param embeddingModel the name as the person wrote it; an alias stays an alias
 * @param sharing who sees it beside its owner; {@code GROUP} only where groups were chosen
 * @param parserConfig a JSON object as text, in the words of the dialect that wrote it
 * @param similarityThreshold 0 to 1
 * @param vectorWeight 0 to 1: the vector part of a similarity
 * @param pagerank 0 to 100, added to a similarity as hundredths
 */
public record DatasetSettings(
        String name,
        String avatar,
        String description,
        String language,
        String embeddingModel,
        Sharing sharing,
        String chunkMethod,
        String parserConfig,
        double similarityThreshold,
        double vectorWeight,
        int pagerank) {}
