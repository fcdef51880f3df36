/**
 * One call of a model as a client wrote it: its own messages, tools and answer format go to the model, what the model says
 * comes back, nothing of ours is added. Entry point: {@link io.lectern.gateway.Gateway}. It searches no documents; an
 * assistant's answer is {@code completion}'s.
 */
package io.lectern.gateway;
