package io.lectern.api.admin;

import io.lectern.activity.CallOutcome;
import io.lectern.activity.UsageFilter;
import io.lectern.common.InvalidException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which model calls a request asks for. */
public class UsageQuery {

    @QueryParam("user")
    String user;

    @QueryParam("conversation")
    String conversation;

    @QueryParam("model")
    String model;

    @QueryParam("dialect")
    String dialect;

    @QueryParam("outcome")
    String outcome;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    UsageFilter filter() {
        return new UsageFilter(
                given(user).map(text -> Fields.id("user", text)),
                given(conversation).map(text -> Fields.id("conversation", text)),
                given(model),
                given(dialect),
                given(outcome).map(UsageQuery::outcome),
                given(from).map(text -> instant("from", text)),
                given(to).map(text -> instant("to", text)));
    }

    private static CallOutcome outcome(String text) {
        return Arrays.stream(CallOutcome.values())
                .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        "outcome", "`outcome` is " + text + "; it may be done, failed or abandoned."));
    }

    private static Instant instant(String key, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidException(key, "`" + key + "` must be a time such as 2027-01-31T12:00:00Z.");
        }
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
