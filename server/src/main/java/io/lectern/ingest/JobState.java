package io.lectern.ingest;

/** QUEUED and RUNNING are on their way; the other three are final and carry a reason. */
enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
}
