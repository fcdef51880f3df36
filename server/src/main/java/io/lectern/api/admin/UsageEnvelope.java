package io.lectern.api.admin;

import io.lectern.activity.UsageRecord;
import io.lectern.activity.UsageTotals;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A page of model calls, and what all that match come to. */
public record UsageEnvelope(List<Call> items, long total, Tokens tokens) {

    static UsageEnvelope of(List<UsageRecord> records, UsageTotals totals) {
        return new UsageEnvelope(
                records.stream().map(Call::from).toList(),
                totals.calls(),
                new Tokens(totals.promptTokens(), totals.completionTokens(), totals.totalTokens()));
    }

    /** Sums over all calls that match. */
    public record Tokens(long prompt, long completion, long total) {}

    /** One model call. */
    public record Call(
            String user,
            String dialect,
            @JsonbNillable String conversation,
            String kind,
            String model,
            String provider,
            @JsonbProperty("prompt_tokens") int promptTokens,
            @JsonbProperty("completion_tokens") int completionTokens,
            @JsonbProperty("total_tokens") int totalTokens,
            boolean estimated,
            long millis,
            String outcome,
            String failure,
            @JsonbProperty("created_at") String createdAt) {

        static Call from(UsageRecord record) {
            return new Call(
                    record.user().toString(),
                    record.channel(),
                    record.conversation().map(UUID::toString).orElse(null),
                    record.kind(),
                    record.model(),
                    record.provider(),
                    record.promptTokens(),
                    record.completionTokens(),
                    record.totalTokens(),
                    record.estimated(),
                    record.millis(),
                    record.outcome().name().toLowerCase(Locale.ROOT),
                    record.failure(),
                    record.createdAt().toString());
        }
    }
}
