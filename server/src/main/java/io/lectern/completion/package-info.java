/**
 * One question answered: history, retrieval, prompt, model call, checked citations, stored messages. Entry point:
 * {@link io.lectern.completion.CompletionService}. No transaction is open while a model talks. It knows no dialect: an
 * {@link io.lectern.completion.AnswerListener} renders what happens.
 */
package io.lectern.completion;
