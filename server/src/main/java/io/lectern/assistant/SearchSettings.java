package io.lectern.assistant;

/**
 * How passages are found for a question.
 *
 * @param similarityThreshold 0 to 1; less similar passages are not used
 * @param keywordWeight 0 to 1: the part of matching words in a similarity, the rest is the vector's
 * @param topN passages given to the model, 0 gives none
 * @param topK candidates looked at, 1 or more
 * @param rerankModel empty means none
 * @param refine whether a follow-up question is completed from the conversation before it is searched for
 * @param keywords whether the model adds keywords to what is searched for
 * @param graph whether the model is also told what the knowledge graph of the datasets knows
 */
public record SearchSettings(
        double similarityThreshold,
        double keywordWeight,
        int topN,
        int topK,
        String rerankModel,
        boolean refine,
        boolean keywords,
        boolean graph) {}
