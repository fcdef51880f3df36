/**
 * Models that run inside the server: the bge-small embedding model on ONNX Runtime, its tokenizer, and the extractive
 * answerer. Nothing is fetched at run time. Reached only through CDI by {@code io.lectern.llm}; knows nothing of the index.
 */
package io.lectern.llm.local;
