package io.lectern.ingest;

/** Pages from the first to the last, both included, counted from 1. */
record PageRange(int first, int last) {

    static final PageRange ALL = new PageRange(1, Integer.MAX_VALUE);

    boolean holds(int page) {
        return page >= first && page <= last;
    }
}
