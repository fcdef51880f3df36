package io.lectern.api.admin;

import java.util.List;

/** A slice of a list and how long the whole list is. */
public record ListEnvelope(List<?> items, long total) {

    static ListEnvelope of(List<?> all) {
        return new ListEnvelope(all, all.size());
    }
}
