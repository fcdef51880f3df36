package io.lectern.api.chatapi;

/** What a model answered (contract 4); the same text is the conversation's last message. */
public record LlmChatResponse(String status, String response) {}
