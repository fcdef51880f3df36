package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.dataset.DocumentFacts;
import io.lectern.dataset.DocumentFilter;
import io.lectern.dataset.RunState;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which documents a list holds (contract 3.2.4, and section 6 for those of later versions). A parameter that may have several
 * values is repeated, or has them with commas between; an empty one counts as absent.
 */
public class DocumentListing {

    private static final Set<String> TYPES = Set.of("pdf", "doc", "visual", "aural", "virtual");

    /** By their words and by upstream's numbers. */
    private static final Map<String, RunState> RUNS = new TreeMap<>(Map.of(
            "0", RunState.UNSTARTED,
            "1", RunState.RUNNING,
            "2", RunState.CANCELLED,
            "3", RunState.DONE,
            "4", RunState.FAILED));

    /** What one list of the database takes. */
    private static final int MOST_DOCUMENTS = 30_000;

    static {
        for (RunState state : RunState.values()) {
            RUNS.put(DocumentResponse.run(state), state);
        }
    }

    @QueryParam("keywords")
    @DefaultValue("")
    String keywords;

    @QueryParam("name")
    @DefaultValue("")
    String name;

    @QueryParam("run")
    List<String> run;

    @QueryParam("types")
    List<String> types;

    @QueryParam("suffix")
    List<String> suffix;

    @QueryParam("create_time_from")
    @DefaultValue("")
    String from;

    @QueryParam("create_time_to")
    @DefaultValue("")
    String to;

    @QueryParam("metadata_condition")
    @DefaultValue("")
    String metadata;

    /** Whether nothing but a name is asked for. */
    boolean onlyName() {
        return !name.isEmpty()
                && keywords.isEmpty()
                && Stream.of(run, types, suffix).allMatch(List::isEmpty)
                && Stream.of(from, to, metadata).allMatch(String::isEmpty);
    }

    /**
     * @param facts those of all documents of the dataset; asked for only when there is a condition on them
     * @throws InvalidException naming the parameter that is not as it may be
     */
    DocumentFilter filter(Optional<UUID> id, Supplier<List<DocumentFacts>> facts) {
        return new DocumentFilter(
                keywords,
                id,
                Optional.of(name).filter(text -> !text.isEmpty()),
                each(run).map(DocumentListing::run).collect(Collectors.toSet()),
                each(types).map(DocumentListing::type).collect(Collectors.toSet()),
                each(suffix).map(DocumentListing::suffix).collect(Collectors.toCollection(LinkedHashSet::new)),
                moment("create_time_from", from),
                moment("create_time_to", to),
                among(facts));
    }

    private static Stream<String> each(List<String> sent) {
        return sent.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static RunState run(String word) {
        return Optional.ofNullable(RUNS.get(word.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new InvalidException(
                        "run", "`run` is " + word + "; it may be one of " + String.join(", ", RUNS.keySet()) + "."));
    }

    private static String type(String word) {
        if (!TYPES.contains(word)) {
            throw new InvalidException(
                    "types",
                    "`types` is " + word + "; it may be one of "
                            + TYPES.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return word;
    }

    private static String suffix(String word) {
        String plain = word.startsWith(".") ? word.substring(1) : word;
        if (!plain.chars().allMatch(Character::isLetterOrDigit) || plain.isEmpty()) {
            throw new InvalidException(
                    "suffix", "`suffix` is " + word + "; it is the end of a file's name, such as pdf.");
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    /** Milliseconds since the epoch; 0 is no condition. */
    private static Optional<Instant> moment(String parameter, String text) {
        try {
            long millis = text.isBlank() ? 0 : Long.parseLong(text.strip());
            if (millis < 0) {
                throw new NumberFormatException("negative");
            }
            return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
        } catch (NumberFormatException e) {
            throw new InvalidException(
                    parameter, "`" + parameter + "` is " + text + "; it is a time in milliseconds since 1970.");
        }
    }

    private Optional<Set<UUID>> among(Supplier<List<DocumentFacts>> facts) {
        if (metadata.isBlank()) {
            return Optional.empty();
        }
        return MetadataConditions.read(conditions(metadata)).map(conditions -> {
            Set<UUID> held = facts.get().stream()
                    .filter(conditions::hold)
                    .map(DocumentFacts::uid)
                    .collect(Collectors.toSet());
            if (held.size() > MOST_DOCUMENTS) {
                throw new InvalidException(
                        "metadata_condition",
                        "`metadata_condition` holds for " + held.size() + " documents; a list can choose among "
                                + MOST_DOCUMENTS + ".");
            }
            return held;
        });
    }

    private static Body conditions(String json) {
        try {
            return Body.required(json);
        } catch (InvalidException e) {
            throw new InvalidException(
                    "metadata_condition", "`metadata_condition` is no JSON object with the key `conditions`.");
        }
    }
}
