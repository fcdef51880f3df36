/**
 * The models that embed and answer, by name. Entry points: {@link io.lectern.llm.EmbeddingModels} and
 * {@link io.lectern.llm.ChatModels}, which speak langchain4j's interfaces. Built-in models live in {@code local}, model
 * providers in {@code connector}; nobody else names those two. Knows nothing of datasets, retrieval or conversations.
 */
package io.lectern.llm;
