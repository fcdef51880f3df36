package io.lectern.api.aibuilder;

/** A handled failure (contract 1.4): no data key. */
record FailureEnvelope(int code, String message) {}
