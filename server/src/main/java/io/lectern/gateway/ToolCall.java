package io.lectern.gateway;

/**
 * What an assistant wants a tool to do; in a stream, a piece of that.
 *
 * @param index its place among the calls of one answer
 * @param id empty in later pieces of a stream, as is the name
 * @param arguments JSON as the model wrote it; it may be malformed
 */
public record ToolCall(int index, String id, String name, String arguments) {}
