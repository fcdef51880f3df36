package io.lectern.llm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a name stands for: rows of the catalogue in the order to try them, or, when there are none, the name of a model
 * that is here without rows.
 */
record Target(List<Member> members, String local) {

    /** One model with all that calling it takes, so that no row is open during the call. */
    record Member(UUID model, Endpoint endpoint, ModelTraits traits, Optional<Integer> dimension) {

        /** The name that finds this very model again for everybody who sees its provider. */
        String fullName() {
            return endpoint.model() + "@" + endpoint.provider();
        }
    }

    static Target local(String name) {
        return new Target(List.of(), name);
    }
}
