package io.lectern.ingest;

import io.lectern.ingest.enrichment.Enrichment.Progress;

/** What share of a job each of its steps is; the steps that ask a chat model have one only when they are wanted. */
record Stages(JobWatch watch, boolean enriched) {

    static final double READ = 0.3;
    static final double TAGGED = 0.4;
    static final double WRITTEN = 0.95;

    Progress tags() {
        return within(READ, TAGGED);
    }

    Progress words() {
        return within(READ, enriched ? 0.5 : READ);
    }

    Progress embedding() {
        return within(enriched ? 0.5 : READ, enriched ? 0.75 : WRITTEN);
    }

    Progress summaries() {
        return within(enriched ? 0.75 : WRITTEN, enriched ? 0.85 : WRITTEN);
    }

    Progress graph() {
        return within(enriched ? 0.85 : WRITTEN, WRITTEN);
    }

    private Progress within(double from, double to) {
        return (fraction, line) -> watch.report(from + (to - from) * fraction, line);
    }
}
