package io.lectern.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.dataset.FoundEntity;
import io.lectern.dataset.FoundGraph;
import io.lectern.ingest.chunker.ChunkDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

    private static final Enrichment.Progress NOBODY = (fraction, line) -> {};

    @Test
    void keywordsAndQuestionsAreReadOutOfListsOfAnyForm() {
        try (ScriptedModel model = new ScriptedModel(
                text -> text.contains("lamp") ? "1. Who lights it?\n- When?\n\nWhen?" : "oil, whale oil, ，jars")) {
            Enrichment both = enrichment(new EnrichmentSettings(2, 2, Optional.empty(), false, List.of()), model);
            List<ChunkDraft> chunks = both.words(List.of(draft("oil"), draft("a lamp")), NOBODY);
            assertThat(chunks.get(0).keywords()).containsExactly("oil", "whale oil");
            assertThat(chunks.get(1).questions()).containsExactly("Who lights it?", "When?");
        }
    }

    @Test
    void aGraphIsReadOutOfJsonAndWhatIsNoneIsCounted() {
        try (ScriptedModel model = new ScriptedModel(text -> text.contains("Ada")
                ? "```json\n"
                        + "{\"entities\":[{\"name\":\"Ada\",\"kind\":\"person\",\"description\":\"a"
                        + " keeper\"},{\"kind\":\"x\"}],\"relations\":[{\"source\":\"Ada\",\"target\":\"Lamp\",\"description\":\"lights\",\"strength\":12}]}\n"
                        + "```"
                : "I found nothing.")) {
            Enrichment graph =
                    enrichment(new EnrichmentSettings(0, 0, Optional.empty(), true, List.of("person")), model);
            LinkedHashMap<String, String> chunks = new LinkedHashMap<>();
            chunks.put("c1", "Ada lights the lamp.");
            chunks.put("c2", "It rains.");
            FoundGraph found = graph.graph(chunks, NOBODY);
            assertThat(found.entities()).containsExactly(new FoundEntity("Ada", "person", "a keeper", "c1"));
            assertThat(found.relations()).singleElement().satisfies(relation -> {
                assertThat(relation.source()).isEqualTo("Ada");
                assertThat(relation.strength()).isEqualTo(10);
            });
            assertThat(graph.notes()).anyMatch(note -> note.startsWith("For 1 of 2 chunks"));
        }
    }

    @Test
    void summariesAreSummarisedAgainUntilOneIsLeft() {
        try (ScriptedModel model = new ScriptedModel(text -> "S" + text.length())) {
            Enrichment raptor = enrichment(settings(), model);
            List<String> texts = new ArrayList<>();
            List<float[]> vectors = new ArrayList<>();
            for (int topic = 0; topic < 4; topic++) {
                for (int i = 0; i < 6; i++) {
                    texts.add("text " + topic + " " + i);
                    float[] vector = new float[4];
                    vector[topic] = 1;
                    vectors.add(vector);
                }
            }
            List<String> summaries = raptor.summaries(texts, vectors, EnrichmentTest::places, NOBODY);
            // four groups of six, and one of the four summaries
            assertThat(summaries).hasSize(5);
            List<String> lowest = model.asked.subList(0, 4);
            assertThat(IntStream.range(0, 4)
                            .allMatch(topic -> lowest.stream()
                                    .anyMatch(asked -> IntStream.range(0, 6)
                                            .allMatch(i -> asked.contains("text " + topic + " " + i)))))
                    .isTrue();
        }
    }

    @Test
    void aRunThatIsBegunAgainMakesTheSameGroupsAndAsksNothingTwice() {
        try (ScriptedModel model = new ScriptedModel(text -> "S" + text.length())) {
            List<String> texts =
                    IntStream.range(0, 40).mapToObj(i -> "text " + i).toList();
            List<float[]> vectors = places(texts);
            List<String> first =
                    enrichment(settings(), model).summaries(texts, vectors, EnrichmentTest::places, NOBODY);
            int asked = model.asked.size();
            assertThat(enrichment(settings(), model).summaries(texts, vectors, EnrichmentTest::places, NOBODY))
                    .isEqualTo(first);
            assertThat(model.asked).hasSize(asked);
        }
    }

    @Test
    void withoutAVisionModelNothingIsSaidAboutAPicture() {
        try (ScriptedModel model = new ScriptedModel(text -> "x")) {
            assertThat(enrichment(settings(), model).describe(Path.of("a.png"), "a.png"))
                    .isEmpty();
        }
    }

    private static EnrichmentSettings settings() {
        return new EnrichmentSettings(
                0,
                0,
                Optional.of(new SummarySettings(SummarySettings.DEFAULT_PROMPT, 256, 0.1, 64, 0)),
                false,
                List.of());
    }

    private static Enrichment enrichment(EnrichmentSettings settings, ScriptedModel model) {
        return new Enrichment(settings, Optional.of(model.calls()), Optional.empty());
    }

    private static ChunkDraft draft(String text) {
        return new ChunkDraft("", text, 1, 0, List.of(), List.of(), List.of());
    }

    /** Unit vectors made of the texts' hashes. */
    private static List<float[]> places(List<String> texts) {
        return texts.stream()
                .map(text -> {
                    double angle = text.hashCode() % 1000 / 1000.0 * Math.PI;
                    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
                })
                .toList();
    }
}
