/**
 * The Chat API dialect (contracts/chat-api.md) below {@code /chat}: conversations, messages and attachments that a client
 * keeps here, and {@code /llm}, which lets a model answer in them. README.md beside this file says what is supported.
 */
package io.lectern.api.chatapi;
