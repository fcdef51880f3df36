package io.lectern.account.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a checked token of an identity provider says.
 *
 * @param subject the provider's own name for the user, which never changes
 * @param all every claim, nested objects as maps
 */
public record ProviderClaims(
        String issuer, String subject, Instant issuedAt, Instant expiresAt, Map<String, Object> all) {

    public Optional<String> text(String claim) {
        return at(claim) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /**
     * The texts of a list, or of blank-separated words.
     *
     * @param path names with dots between them, such as {@code realm_access.roles}
     */
    public List<String> texts(String path) {
        Object value = at(path);
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            list.forEach(element -> texts.add(String.valueOf(element)));
        } else if (value instanceof String words) {
            texts.addAll(List.of(words.trim().split("\\s+")));
        }
        return texts;
    }

    /** A whole name with dots in it, such as an address, comes before a path. */
    private Object at(String path) {
        if (all.containsKey(path)) {
            return all.get(path);
        }
        Object value = all;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }
}
