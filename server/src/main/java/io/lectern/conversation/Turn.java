package io.lectern.conversation;

import java.util.UUID;

/**
 * A question that was stored and the PENDING answer to it. Carries the tenant, because the answer ends on a thread that
 * has no caller.
 *
 * @param answerId row id of the answer's message
 */
public record Turn(UUID uid, long tenantId, long conversationId, long answerId) {}
