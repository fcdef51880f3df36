package io.lectern.api.chatapi;

/** How a failure is told. */
public record ErrorResponse(String error) {}
