package io.lectern.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a key is asked to be.
 *
 * @param rights the most it may; empty for all that its user may, now and later
 * @param dataset the only dataset it reaches; excludes {@code assistant}
 * @param assistant the only assistant it reaches
 * @param expiresAt when it ends by itself
 */
public record NewKey(
        String name,
        Optional<Rights> rights,
        Optional<UUID> dataset,
        Optional<UUID> assistant,
        Optional<Instant> expiresAt) {

    /** Rights that reach nothing but one dataset and what is in it. */
    private static final Rights OF_ONE_DATASET = Rights.parse("DATASET:READ,DATASET:UPDATE,DOCUMENT,CHUNK,MODEL:READ");

    /** Rights that reach nothing but one assistant and the conversations with it. */
    private static final Rights OF_ONE_ASSISTANT = Rights.parse("ASSISTANT:READ,CONVERSATION,MODEL:READ");

    /** All that the user may, for ever. */
    static NewKey unlimited(String name) {
        return new NewKey(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with the rights spelled out that its object implies, and never more than {@code limit}. */
    NewKey within(Optional<Rights> limit) {
        Optional<Rights> asked = rights;
        if (dataset.isPresent()) {
            asked = Optional.of(asked.map(OF_ONE_DATASET::within).orElse(OF_ONE_DATASET));
        } else if (assistant.isPresent()) {
            asked = Optional.of(asked.map(OF_ONE_ASSISTANT::within).orElse(OF_ONE_ASSISTANT));
        }
        Optional<Rights> most = limit.isEmpty()
                ? asked
                : Optional.of(asked.map(limit.get()::within).orElse(limit.get()));
        return new NewKey(name, most, dataset, assistant, expiresAt);
    }
}
