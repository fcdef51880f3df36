package io.lectern.api.admin;

/** A failure in one sentence. */
public record ErrorEnvelope(String error) {}
