package io.lectern.api.chatapi;

/** One event of a streamed answer: what was added. */
public record PieceResponse(String content) {}
