package io.lectern.ingest.parser;

/** Hears, on the thread that called the parser, how far reading is. Should return quickly. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param page the page, slide or sheet just read, from 1
     * @param pages how many there are, 0 when not known
     */
    void page(int page, int pages);
}
