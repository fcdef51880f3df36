package io.lectern.llm;

/**
 * A model that may answer a call.
 *
 * @param key names it among all models, for remembering how it has been doing
 */
record Candidate<M>(String key, M model) {}
