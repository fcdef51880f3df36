/**
 * What was said: conversations and their messages, in order, each with a state and the sources it cites. Entry point:
 * {@link io.lectern.conversation.ConversationService}. It does not know how an answer is made.
 */
package io.lectern.conversation;
