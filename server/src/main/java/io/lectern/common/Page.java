package io.lectern.common;

import java.util.List;

/** A slice of a list and how long the whole list is. */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
