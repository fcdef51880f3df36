/**
 * HTTP mechanics that the dialects share: who is calling, the request id, a failure's way to the dialect that renders
 * it, health. Entry points: {@link io.lectern.api.V1Application} and {@link io.lectern.api.FailureRenderer}. It may use
 * {@code account} and {@code common} only; persistence, queues and the index are out of its sight.
 */
package io.lectern.api;
