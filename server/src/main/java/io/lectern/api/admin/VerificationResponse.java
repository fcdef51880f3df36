package io.lectern.api.admin;

import io.lectern.activity.AuditVerdict;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;

/**
 * Whether a chain is whole.
 *
 * @param prunedTo entries up to this place were removed by retention
 * @param head the hash of the last sound entry, to be kept elsewhere
 * @param fault the first thing that is wrong; null when nothing is
 */
public record VerificationResponse(
        boolean whole,
        @JsonbProperty("pruned_to") long prunedTo,
        long entries,
        String head,
        @JsonbNillable String fault) {

    static VerificationResponse from(AuditVerdict verdict) {
        return new VerificationResponse(
                verdict.fault().isEmpty(),
                verdict.prunedTo(),
                verdict.last() - verdict.prunedTo(),
                verdict.head(),
                verdict.fault().orElse(null));
    }
}
