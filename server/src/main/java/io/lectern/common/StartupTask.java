package io.lectern.common;

/**
 * Something that must have been done before the first request or message: the schema, the first administrator, the index.
 * Tasks run one after another in the order of {@link #order()}, once at each start, and are safe to run again.
 */
public interface StartupTask {

    /** 0 to 9 schema, 10 to 19 rows, 20 to 29 models and index, 30 and up work that needs all of these. */
    int order();

    /** One phrase for the log. */
    String name();

    void run() throws Exception;
}
