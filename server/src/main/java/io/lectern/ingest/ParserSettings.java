package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import io.lectern.common.Uids;
import io.lectern.ingest.chunker.ChunkRules;
import io.lectern.ingest.chunker.Chunker;
import io.lectern.ingest.enrichment.EnrichmentSettings;
import io.lectern.ingest.enrichment.SummarySettings;
import io.lectern.ingest.parser.ParsedDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A document's parser configuration (contracts/aibuilder.md 2.2) with the defaults for what it leaves out. Nothing in it is
 * passed over: what cannot be done is refused by name.
 */
final class ParserSettings {

    private static final Set<String> LAYOUT = Set.of("deepdoc", "true");
    private static final Set<String> NO_LAYOUT = Set.of("plain text", "naive", "none", "false", "");
    private static final int TAGS = 3;
    private static final List<String> KINDS = List.of("organization", "person", "location", "event", "time");
    private static final String FIELD = "parser_config.";

    private final JsonObject settings;

    private ParserSettings(JsonObject settings) {
        this.settings = settings;
    }

    /** @throws InvalidException naming the setting that cannot be had here */
    static ParserSettings of(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            ParserSettings settings = new ParserSettings(reader.readObject());
            settings.tagDatasets();
            return settings;
        }
    }

    /** {@code chunk_token_count} and {@code chunk_token_num} are the same key; empty for the method's own limit. */
    OptionalInt chunkTokens() {
        return settings.containsKey("chunk_token_count") ? number("chunk_token_count") : number("chunk_token_num");
    }

    /** Where a text may be cut, in RAGFlow's form. */
    String delimiter() {
        return text("delimiter").orElse(ChunkRules.DEFAULT_DELIMITER);
    }

    ChunkRules rules(Chunker chunker, ParsedDocument document, TokenCountEstimator tokens) {
        boolean html = settings.get("html4excel") == JsonValue.TRUE && document.isSpreadsheet();
        return new ChunkRules(chunkTokens().orElse(chunker.defaultTokens()), delimiter(), html, tokens);
    }

    /** Whether the order of a PDF's text is found from where it stands. */
    boolean layout() {
        return !NO_LAYOUT.contains(layoutName().toLowerCase(Locale.ROOT));
    }

    /** The vision model that reads pictures of a PDF's pages; empty when we read it ourselves. */
    Optional<String> pageReader() {
        String name = layoutName();
        String known = name.toLowerCase(Locale.ROOT);
        return LAYOUT.contains(known) || NO_LAYOUT.contains(known) ? Optional.empty() : Optional.of(name);
    }

    private String layoutName() {
        JsonValue value = settings.getOrDefault("layout_recognize", JsonValue.TRUE);
        return value instanceof JsonString text ? text.getString().strip() : value.toString();
    }

    /** How many pages of a PDF are read at a time. */
    int pagesPerSlice() {
        return number("task_page_size").orElse(Integer.MAX_VALUE / 2);
    }

    /** {@code pages}: a list of [first, last]; absent or empty for all. */
    List<PageRange> pages() {
        List<PageRange> ranges = new ArrayList<>();
        if (settings.get("pages") instanceof JsonArray list) {
            for (JsonValue item : list) {
                if (!(item instanceof JsonArray pair)
                        || pair.size() != 2
                        || !(pair.get(0) instanceof JsonNumber first)
                        || !(pair.get(1) instanceof JsonNumber last)
                        || first.intValue() < 1
                        || last.intValue() < first.intValue()) {
                    throw new InvalidException(
                            FIELD + "pages",
                            "`parser_config.pages` is " + list + "; it is a list of [first, last] page.");
                }
                ranges.add(new PageRange(first.intValue(), last.intValue()));
            }
        }
        return ranges.isEmpty() ? List.of(PageRange.ALL) : ranges;
    }

    /** How much the document's name counts in the vectors of its chunks, 0 to 1. */
    double nameWeight() {
        double weight = settings.get("filename_embd_weight") instanceof JsonNumber number ? number.doubleValue() : 0;
        if (weight < 0 || weight > 1) {
            throw new InvalidException(
                    FIELD + "filename_embd_weight",
                    "`parser_config.filename_embd_weight` is " + weight + "; it may be 0 to 1.");
        }
        return weight;
    }

    /** What the settings ask of a chat model. */
    EnrichmentSettings enrichment(String chunkMethod) {
        JsonObject graph = object("graphrag");
        boolean wanted = chunkMethod.equals("knowledge_graph") || graph.get("use_graphrag") == JsonValue.TRUE;
        List<String> kinds = texts(settings.get("entity_types"));
        return new EnrichmentSettings(
                number("auto_keywords").orElse(0),
                number("auto_questions").orElse(0),
                summaries(),
                wanted,
                !kinds.isEmpty()
                        ? kinds
                        : graph.containsKey("entity_types") ? texts(graph.get("entity_types")) : KINDS);
    }

    private Optional<SummarySettings> summaries() {
        JsonObject raptor = object("raptor");
        if (raptor.get("use_raptor") != JsonValue.TRUE) {
            return Optional.empty();
        }
        String prompt =
                raptor.get("prompt") instanceof JsonString text ? text.getString() : SummarySettings.DEFAULT_PROMPT;
        if (!prompt.contains(SummarySettings.PLACE)) {
            throw new InvalidException(
                    FIELD + "raptor.prompt",
                    "`parser_config.raptor.prompt` has no " + SummarySettings.PLACE + ", where the texts go.");
        }
        return Optional.of(new SummarySettings(
                prompt,
                (int) within(raptor, "max_token", 256, 1, 2048),
                within(raptor, "threshold", 0.1, 0, 1),
                (int) within(raptor, "max_cluster", 64, 1, 1024),
                (long) within(raptor, "random_seed", 0, 0, Integer.MAX_VALUE)));
    }

    private static double within(JsonObject raptor, String key, double otherwise, double least, double most) {
        JsonValue value = raptor.get(key);
        if (value == null || value == JsonValue.NULL) {
            return otherwise;
        }
        if (!(value instanceof JsonNumber number) || number.doubleValue() < least || number.doubleValue() > most) {
            throw new InvalidException(
                    FIELD + "raptor." + key,
                    "`parser_config.raptor." + key + "` is " + value + "; it may be " + least + " to " + most + ".");
        }
        return number.doubleValue();
    }

    /** {@code tag_kb_ids}: the datasets whose tags chunks are given; empty for none. */
    List<UUID> tagDatasets() {
        return settings.get("tag_kb_ids") instanceof JsonArray list
                ? list.stream().map(ParserSettings::id).distinct().toList()
                : List.of();
    }

    /** {@code topn_tags}: how many tags a chunk is given at most. */
    int mostTags() {
        return number("topn_tags").orElse(TAGS);
    }

    private static UUID id(JsonValue value) {
        return Uids.read(value instanceof JsonString text ? text.getString() : null)
                .orElseThrow(() -> new InvalidException(
                        FIELD + "tag_kb_ids",
                        "`parser_config.tag_kb_ids` names " + value + "; it is a list of ids of datasets with tags."));
    }

    private JsonObject object(String key) {
        return settings.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static List<String> texts(JsonValue value) {
        return value instanceof JsonArray list
                ? list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(text -> ((JsonString) text).getString())
                        .toList()
                : List.of();
    }

    private OptionalInt number(String key) {
        return settings.get(key) instanceof JsonNumber number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    private Optional<String> text(String key) {
        return settings.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
