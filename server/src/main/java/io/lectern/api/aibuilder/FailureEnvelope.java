package io.lectern.api.aibuilder;

/** A handled failure (contract 1.4): no data key. */
public record FailureEnvelope(int code, String message) {}
