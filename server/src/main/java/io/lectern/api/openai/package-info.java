/**
 * The dialect of OpenAI's clients below {@code /v1}: models, chat completions, embeddings. Models answer as they are, by
 * {@code gateway}; assistants answer from their documents, by {@code completion}. README.md beside this file says what is
 * supported.
 */
package io.lectern.api.openai;
