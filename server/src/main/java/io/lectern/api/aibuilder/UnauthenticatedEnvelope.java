package io.lectern.api.aibuilder;

/** The one failure that has data, which clients compare (contract 1.2). */
public record UnauthenticatedEnvelope(int code, String message, boolean data) {}
