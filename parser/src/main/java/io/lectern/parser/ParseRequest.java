package io.lectern.parser;

/**
 * What the server asks of the process. The name is the one the person gave the file; its ending is a hint, no more.
 *
 * @param options how to read it
 */
public record ParseRequest(String path, String fileName, ParseLimits limits, ReadOptions options) {}
