package io.lectern.api.chatapi;

/** Who signed in, and with what they go on. */
public record LoginResponse(String token, UserResponse user) {}
