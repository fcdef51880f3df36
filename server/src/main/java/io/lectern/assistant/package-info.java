/**
 * What answers: assistants with their model, prompt and retrieval settings, and the datasets they answer from. Entry
 * point: {@link io.lectern.assistant.AssistantService}. It knows neither conversations nor how an answer is made.
 */
package io.lectern.assistant;
