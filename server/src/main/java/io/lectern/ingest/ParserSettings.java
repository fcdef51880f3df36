package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
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

/**
 * A document's parser configuration (contracts/aibuilder.md 2.2) with the defaults for what it leaves out. Nothing in it is
 * passed over: what cannot be done is refused by name.
 */
final class ParserSettings {

    private static final Set<String> LAYOUT = Set.of("deepdoc", "true");
    private static final Set<String> NO_LAYOUT = Set.of("plain text", "naive", "none", "false", "");
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
            settings.layout();
            settings.refuseTagDatasets();
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
        JsonValue value = settings.getOrDefault("layout_recognize", JsonValue.TRUE);
        String name = (value instanceof JsonString text ? text.getString() : value.toString()).toLowerCase(Locale.ROOT);
        if (!LAYOUT.contains(name) && !NO_LAYOUT.contains(name)) {
            throw new InvalidException(
                    FIELD + "layout_recognize",
                    "`parser_config.layout_recognize` names \"" + name
                            + "\", which is not here. It may be true or \"DeepDOC\" (columns, headings and tables are"
                            + " found), or false or \"Plain Text\" (text as it comes).");
        }
        return LAYOUT.contains(name);
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

    /** Tags of other datasets are not given to chunks here: said, not passed over. */
    private void refuseTagDatasets() {
        if (settings.get("tag_kb_ids") instanceof JsonArray list && !list.isEmpty()) {
            throw new InvalidException(
                    FIELD + "tag_kb_ids",
                    "`parser_config.tag_kb_ids` is set, but this server does not tag chunks by other datasets. Leave"
                            + " it out, or use auto_keywords.");
        }
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
