package io.lectern.retrieval;

import static io.lectern.retrieval.RetrievalFixtures.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lectern.common.InvalidException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.local.LocalModels;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retrieval with the real embedding model on a real search node. */
class RetrievalIT {

    private static final EmbeddingModels MODELS = LocalModels.embeddingModels();

    @TempDir
    static Path folder;

    private static SearchNodeProcess node;
    private static ChunkIndex index;
    private static RetrievalService retrieval;

    private final ChunkScope place = RetrievalFixtures.newPlace();

    @BeforeAll
    static void startNode() throws Exception {
        node = SearchNodeProcess.start(folder);
        index = RetrievalFixtures.index(node.url(), MODELS);
        retrieval = RetrievalFixtures.service(index, MODELS);
        index.prepare();
    }

    @AfterAll
    static void stopNode() throws Exception {
        index.connection.close();
        node.close();
    }

    @Test
    void aQuestionFindsWhatAnswersItFirst() {
        write("The pump is serviced every 500 hours.", "Invoices are paid within 30 days.", "The office has a garden.");
        RetrievalResult found = retrieval.retrieve(ask(place, "How often must the pump be serviced?"));
        assertThat(found.chunks().get(0).content()).startsWith("The pump");
        assertThat(found.total()).isEqualTo(found.chunks().size());
        assertThat(found.documents()).hasSize(1);
        assertThat(found.documents().get(0).count()).isEqualTo(found.total());
    }

    @Test
    void similarityIsTheWeightedMeanOfItsHalves() {
        write("chunk test 0", "chunk test 1", "Der Fluss ist im Winter gefroren.");
        for (double weight : new double[] {0, 0.3, 0.5, 1, 10}) {
            RetrievalResult found = retrieval.retrieve(
                    new RetrievalRequest(LlmFixtures.USE, place, null, "chunk test", 1, 30, 0, weight, 1024, false));
            double clamped = Math.min(1, weight);
            assertThat(found.chunks()).hasSize(3).allSatisfy(chunk -> {
                double mean = clamped * chunk.vectorSimilarity() + (1 - clamped) * chunk.termSimilarity();
                assertThat(chunk.similarity()).isEqualTo(mean, within(1e-9)).isBetween(0.0, 1.0);
            });
        }
    }

    @Test
    void bothHalvesAreMeasuredForEveryChunk() {
        write("alpha beta gamma", "An unrelated sentence about gardening and flowers.");
        List<RetrievedChunk> chunks = retrieval
                .retrieve(new RetrievalRequest(LlmFixtures.USE, place, null, "alpha", 1, 30, 0, 0.5, 1024, false))
                .chunks();
        assertThat(chunks).hasSize(2);
        assertThat(chunks.get(0).termSimilarity()).isGreaterThan(0.3);
        assertThat(chunks.get(1).termSimilarity()).isZero();
        float[] question = MODELS.embedQuery(LlmFixtures.USE, null, "alpha");
        float[] passage = MODELS.embedPassages(LlmFixtures.USE, null, List.of("alpha beta gamma"))
                .get(0);
        double cosine = 0;
        for (int i = 0; i < question.length; i++) {
            cosine += question[i] * passage[i];
        }
        double expected = Math.max(0, Math.min(1, (cosine - 0.55) / 0.35));
        assertThat(chunks.get(0).vectorSimilarity()).isEqualTo(expected, within(0.006));
    }

    @Test
    void theContractsExampleGivesFourAndFive() {
        ChunkScope document = place;
        List<IndexedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            chunks.add(chunk("e" + i + UUID.randomUUID(), "ragflow_test_upload_0.txt", "chunk test " + i));
        }
        chunks.add(chunk("e" + UUID.randomUUID(), "ragflow_test_upload_0.txt", "这是一个用来上传的文件，里面只有一句话。"));
        index.put(LlmFixtures.SPACE, chunks);
        index.refresh();
        for (double weight : new double[] {0, 0.3, 0.5, 10}) {
            for (int topK : new int[] {1, 10, 1024}) {
                RetrievalRequest one =
                        new RetrievalRequest(LlmFixtures.USE, document, null, "chunk", 1, 30, 0.2, weight, topK, false);
                assertThat(retrieval.retrieve(one).total())
                        .as("weight %s top_k %s", weight, topK)
                        .isEqualTo(4);
            }
        }
        assertThat(retrieval.retrieve(ask(document, "chunk test")).total()).isEqualTo(5);
    }

    @Test
    void identifiersAndManyLanguagesAreFound() {
        List<String> texts = List.of(
                "Die Bücher stehen im Gebäude am großen Fluß.",
                "Part PPR-9087 replaces the valve of series max_token_count.",
                "東京都の図書館は月曜日に休みます。",
                "我们的合同将于明年到期，需要重新签署。",
                "Договоры подписывают директора предприятий.",
                "Le café fermé à Noël est très aimé.",
                "The settings file is called server.config.yml here.");
        write(texts.toArray(String[]::new));
        assertFirst("PPR-9087", 1);
        assertFirst("9087", 1);
        assertFirst("token", 1);
        assertFirst("Gebaude Fluss", 0);
        assertFirst("図書館", 2);
        assertFirst("合同", 3);
        assertFirst("合同到期", 3);
        assertFirst("договор директор", 4);
        assertFirst("CAFE noel", 5);
        assertFirst("config", 6);
    }

    @Test
    void anotherTenantsChunksAreNeverFoundChangedOrDeleted() {
        write("The secret of the pump is oil.");
        UUID dataset = place.datasets().iterator().next();
        ChunkScope stranger = ChunkScope.ofDatasets(UUID.randomUUID(), Set.of(dataset));
        assertThat(retrieval.retrieve(ask(stranger, "secret of the pump")).chunks())
                .isEmpty();
        RetrievedChunk own =
                retrieval.retrieve(ask(place, "secret of the pump")).chunks().get(0);
        index.delete(stranger, List.of(own.id()));
        index.delete(stranger);
        assertThat(retrieval.retrieve(ask(place, "secret of the pump")).chunks())
                .hasSize(1);
    }

    @Test
    void nothingDeletedOrSwitchedOffIsFound() {
        write("alpha one", "alpha two", "alpha three");
        List<String> ids = retrieval.retrieve(ask(place, "alpha")).chunks().stream()
                .map(RetrievedChunk::id)
                .toList();
        assertThat(ids).hasSize(3);
        index.put(LlmFixtures.SPACE, List.of(switched(ids.get(0), "alpha one", false)));
        index.refresh();
        assertThat(ids(retrieval.retrieve(ask(place, "alpha")))).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));
        assertThat(index.count(place)).isEqualTo(3);
        index.put(LlmFixtures.SPACE, List.of(switched(ids.get(0), "alpha one", true)));
        index.refresh();
        assertThat(ids(retrieval.retrieve(ask(place, "alpha")))).containsExactlyInAnyOrderElementsOf(ids);
        index.delete(place, ids.subList(0, 1));
        assertThat(ids(retrieval.retrieve(ask(place, "alpha")))).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));
        index.put(
                LlmFixtures.SPACE,
                List.of(chunk("late" + UUID.randomUUID(), "late.txt", "alpha four, not yet refreshed")));
        index.delete(place);
        assertThat(retrieval.retrieve(ask(place, "alpha")).total()).isZero();
        assertThat(index.count(place)).isZero();
    }

    @Test
    void writingAChunkAgainReplacesIt() {
        String id = UUID.randomUUID().toString();
        index.put(LlmFixtures.SPACE, List.of(chunk(id, "a.txt", "first wording")));
        index.put(LlmFixtures.SPACE, List.of(chunk(id, "a.txt", "second wording")));
        index.refresh();
        RetrievalResult found = retrieval.retrieve(ask(place, "wording"));
        assertThat(found.chunks()).hasSize(1);
        assertThat(found.chunks().get(0).content()).isEqualTo("second wording");
        assertThat(found.chunks().get(0).positions().get(0)).containsExactly(1, 10, 20, 30, 40);
    }

    @Test
    void pagesDoNotOverlapAndEndEmpty() {
        String[] texts = new String[25];
        Arrays.setAll(texts, i -> "lantern number " + i);
        write(texts);
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            RetrievalResult found = retrieval.retrieve(
                    new RetrievalRequest(LlmFixtures.USE, place, null, "lantern", page, 10, 0, 0.3, 1024, false));
            assertThat(found.total()).isEqualTo(25);
            seen.addAll(ids(found));
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void highlightMarksTheQuestionsWordsOnlyWhenAsked() {
        write("The pumps are running in <b>bold</b> weather.");
        RetrievalRequest marked =
                new RetrievalRequest(LlmFixtures.USE, place, null, "running pump", 1, 30, 0, 0.3, 1024, true);
        assertThat(retrieval.retrieve(marked).chunks().get(0).highlight())
                .contains("<em>pumps</em>")
                .contains("<em>running</em>");
        assertThat(retrieval
                        .retrieve(ask(place, "running pump"))
                        .chunks()
                        .get(0)
                        .highlight())
                .isNull();
    }

    @Test
    void titleKeywordsAndQuestionsAreSearchedToo() {
        IndexedChunk plain = chunk("k" + UUID.randomUUID(), "zebra handbook.pdf", "Nothing to see.");
        IndexedChunk rich = new IndexedChunk(
                "r" + UUID.randomUUID(),
                plain.tenant(),
                plain.dataset(),
                plain.document(),
                "other.pdf",
                "Nothing to see either.",
                List.of("giraffe"),
                List.of("Who feeds the okapi?"),
                true,
                1,
                0,
                List.of(),
                plain.createdAt(),
                plain.embedding());
        index.put(LlmFixtures.SPACE, List.of(plain, rich));
        index.refresh();
        assertThat(best("zebra").id()).isEqualTo(plain.id());
        assertThat(best("giraffe").id()).isEqualTo(rich.id());
        assertThat(best("okapi").questions()).containsExactly("Who feeds the okapi?");
    }

    @Test
    void blankQuestionsFindNothingAndBadTopKIsRefused() {
        assertThat(retrieval.retrieve(ask(place, "  ")).chunks()).isEmpty();
        assertThatThrownBy(() -> retrieval.retrieve(
                        new RetrievalRequest(LlmFixtures.USE, place, null, "alpha", 1, 30, 0.2, 0.3, 0, false)))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("must be greater than 0");
    }

    @Test
    void anIndexThatIsDownIsAnUpstreamFailure() throws Exception {
        ChunkIndex down = RetrievalFixtures.index(URI.create("http://127.0.0.1:1"), MODELS);
        assertThat(down.ready()).isFalse();
        assertThatThrownBy(() -> RetrievalFixtures.service(down, MODELS).retrieve(ask(place, "alpha")))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("search index");
        down.connection.close();
    }

    private void assertFirst(String question, int ordinal) {
        assertThat(best(question).ordinal()).as(question).isEqualTo(ordinal);
    }

    private RetrievedChunk best(String question) {
        return retrieval.retrieve(ask(place, question)).chunks().stream()
                .max(Comparator.comparingDouble(RetrievedChunk::similarity))
                .orElseThrow(() -> new AssertionError("nothing found for " + question));
    }

    private void write(String... texts) {
        List<IndexedChunk> chunks = new ArrayList<>();
        for (String text : texts) {
            IndexedChunk one = chunk(UUID.randomUUID().toString(), "handbook.txt", text);
            chunks.add(ordinal(one, chunks.size()));
        }
        index.put(LlmFixtures.SPACE, chunks);
        index.refresh();
    }

    private IndexedChunk chunk(String id, String name, String text) {
        return RetrievalFixtures.chunk(MODELS, place, id, name, text);
    }

    private static IndexedChunk ordinal(IndexedChunk c, int ordinal) {
        return copy(c, c.available(), ordinal);
    }

    private IndexedChunk switched(String id, String text, boolean available) {
        return copy(chunk(id, "switched.txt", text), available, 0);
    }

    private static IndexedChunk copy(IndexedChunk c, boolean available, int ordinal) {
        return new IndexedChunk(
                c.id(),
                c.tenant(),
                c.dataset(),
                c.document(),
                c.documentName(),
                c.content(),
                c.importantKeywords(),
                c.questions(),
                available,
                ordinal,
                c.page(),
                c.positions(),
                c.createdAt(),
                c.embedding());
    }

    private static List<String> ids(RetrievalResult found) {
        return found.chunks().stream().map(RetrievedChunk::id).toList();
    }
}
