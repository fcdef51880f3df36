package io.lectern.account;

import io.lectern.common.InvalidException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of rights by object type: what a role gives, what a key is limited to, what a caller may in the end. Immutable.
 * Its text form is {@code DATASET:READ,CHUNK:READ}; {@code *} stands for every type, or for every right.
 */
public final class Rights {

    private static final Rights NONE = new Rights(Map.of());
    private static final Rights ALL = NONE.with(EnumSet.allOf(ObjectType.class), Right.values());

    private final Map<ObjectType, Set<Right>> allowed;

    private Rights(Map<ObjectType, Set<Right>> allowed) {
        this.allowed = allowed;
    }

    public static Rights none() {
        return NONE;
    }

    public static Rights all() {
        return ALL;
    }

    /**
     * Reads the text form.
     *
     * @throws InvalidException naming the word that is no right
     */
    public static Rights parse(String text) {
        Rights rights = NONE;
        for (String word : text.split("[,\\s]+")) {
            if (!word.isEmpty()) {
                rights = rights.and(ofWord(word));
            }
        }
        return rights;
    }

    public boolean allow(ObjectType object, Right right) {
        return allowed.getOrDefault(object, Set.of()).contains(right);
    }

    public boolean isEmpty() {
        return allowed.isEmpty();
    }

    /** These and the others. */
    public Rights and(Rights others) {
        Rights sum = this;
        for (Map.Entry<ObjectType, Set<Right>> entry : others.allowed.entrySet()) {
            sum = sum.with(Set.of(entry.getKey()), entry.getValue().toArray(Right[]::new));
        }
        return sum;
    }

    /** What is in both. */
    public Rights within(Rights limit) {
        Map<ObjectType, Set<Right>> both = new EnumMap<>(ObjectType.class);
        allowed.forEach((object, rights) -> {
            Set<Right> common = EnumSet.copyOf(rights);
            common.retainAll(limit.allowed.getOrDefault(object, Set.of()));
            if (!common.isEmpty()) {
                both.put(object, common);
            }
        });
        return new Rights(both);
    }

    /** These and some more. */
    Rights with(Set<ObjectType> objects, Right... rights) {
        Map<ObjectType, Set<Right>> more = new EnumMap<>(ObjectType.class);
        allowed.forEach((object, present) -> more.put(object, EnumSet.copyOf(present)));
        objects.forEach(object -> more.computeIfAbsent(object, none -> EnumSet.noneOf(Right.class))
                .addAll(Arrays.asList(rights)));
        return new Rights(more);
    }

    private static Rights ofWord(String word) {
        String[] parts = word.toUpperCase(Locale.ROOT).split(":", -1);
        try {
            Set<ObjectType> objects =
                    parts[0].equals("*") ? EnumSet.allOf(ObjectType.class) : EnumSet.of(ObjectType.valueOf(parts[0]));
            Right[] rights =
                    parts.length == 1 || parts[1].equals("*") ? Right.values() : new Right[] {Right.valueOf(parts[1])};
            if (parts.length <= 2) {
                return NONE.with(objects, rights);
            }
        } catch (IllegalArgumentException unknown) {
            // said below
        }
        throw new InvalidException(
                "rights",
                "`" + word + "` is no right; it is written TYPE:RIGHT with a type of "
                        + Arrays.toString(ObjectType.values()) + " and a right of " + Arrays.toString(Right.values())
                        + ", and * stands for all.");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rights rights && allowed.equals(rights.allowed);
    }

    @Override
    public int hashCode() {
        return allowed.hashCode();
    }

    /** The text form, in the order of the types. */
    @Override
    public String toString() {
        return allowed.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(right -> entry.getKey() + ":" + right))
                .collect(Collectors.joining(","));
    }
}
