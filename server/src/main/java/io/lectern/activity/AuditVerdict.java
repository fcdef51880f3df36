package io.lectern.activity;

import java.util.Optional;

/**
 * What a check of a tenant's chain found.
 *
 * @param prunedTo the place up to which retention removed entries; 0 when it removed none
 * @param last the place of the last sound entry
 * @param head its hash: whoever keeps it elsewhere can prove later that nothing up to here was changed
 * @param fault the first thing that is wrong; empty when the chain is whole
 */
public record AuditVerdict(long prunedTo, long last, String head, Optional<String> fault) {

    static AuditVerdict of(long prunedTo, long last, String head, Optional<Fault> fault) {
        return new AuditVerdict(prunedTo, last, head, fault.map(Fault::sentence));
    }

    /** What is wrong, as a sentence. */
    record Fault(String sentence) {

        static Optional<Fault> of(AuditRow row, long expectedSeq, String previous) {
            if (row.seq != expectedSeq) {
                return Optional.of(new Fault("Entry " + expectedSeq + " is missing."));
            }
            if (!row.hash.equals(ChainHash.of(previous, row.seq, row.entry))) {
                return Optional.of(new Fault("Entry " + row.seq + " is not what was written."));
            }
            if (!row.entry.startsWith("{\"id\":\"" + row.uid + "\",\"at\":\"" + row.happenedAt + "\"")) {
                return Optional.of(new Fault("The columns of entry " + row.seq + " do not agree with its text."));
            }
            return Optional.empty();
        }

        static Fault endMissing(long last) {
            return new Fault("The end of the chain is missing; it reached to entry " + last + ".");
        }
    }
}
