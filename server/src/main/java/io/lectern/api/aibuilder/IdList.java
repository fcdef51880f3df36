package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code ids} of a deletion (contract 0.5). Absent or null in a body with no other key means all; an empty list means
 * none; an unknown key is refused, because that mistake has wiped other people's data.
 *
 * @param all whether everything is meant
 * @param ids each once, in the order sent
 * @param repeated those that were sent more than once
 */
record IdList(boolean all, List<String> ids, List<String> repeated) {

    static IdList of(String text, String key) {
        Body body = Body.optional(text);
        body.refuseUnknown(Set.of(key));
        Optional<List<String>> sent =
                body.value(key).filter(value -> value != JsonValue.NULL).flatMap(v -> body.texts(key));
        if (sent.isEmpty()) {
            return new IdList(true, List.of(), List.of());
        }
        Set<String> once = new LinkedHashSet<>();
        Set<String> again = new LinkedHashSet<>();
        sent.get().forEach(id -> {
            if (!once.add(id)) {
                again.add(id);
            }
        });
        return new IdList(false, List.copyOf(once), List.copyOf(again));
    }
}
