package io.lectern.activity;

import java.util.Map;

/**
 * What was asked for, from where.
 *
 * @param address of the client, not of a trusted proxy before it
 * @param dialect the edge package's word for it
 * @param action method and path with its parameters' names, such as {@code DELETE /api/v1/datasets}
 * @param object the type of object that the call is about, empty when it says none
 * @param right what the call does to it, empty when it says nothing
 * @param ids the path's parameters
 * @param changes whether the call may change anything
 * @param requestId the answer's X-Request-Id
 */
public record Call(
        String address,
        String dialect,
        String action,
        String object,
        String right,
        Map<String, String> ids,
        boolean changes,
        String requestId) {

    public Call {
        ids = Map.copyOf(ids);
    }
}
