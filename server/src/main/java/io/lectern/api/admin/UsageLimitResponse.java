package io.lectern.api.admin;

import io.lectern.activity.UsageLimit;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;

/** How much may be asked of models; null for no limit. */
public record UsageLimitResponse(
        @JsonbNillable @JsonbProperty("requests_per_minute") Integer requestsPerMinute,
        @JsonbNillable @JsonbProperty("tokens_per_day") Long tokensPerDay) {

    static UsageLimitResponse from(Optional<UsageLimit> limit) {
        return new UsageLimitResponse(
                limit.flatMap(UsageLimit::requestsPerMinute).orElse(null),
                limit.flatMap(UsageLimit::tokensPerDay).orElse(null));
    }
}
