package io.lectern.bench;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.Passage;
import io.lectern.llm.local.LocalModels;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.IndexedChunk;
import io.lectern.retrieval.RetrievalFixtures;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import io.lectern.retrieval.RetrievedChunk;
import io.lectern.retrieval.SearchNodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often the extractive answerer's quotes hold the answer, and how often it refuses when the paragraph with the
 * answer is taken away, on XQuAD. Arguments: folder of the data, folder for cached vectors, language, every n-th question.
 */
public final class AnswerBench {

    private static final int PASSAGES = 8;

    private final Xquad set;
    private final RetrievalService retrieval;
    private final ChunkScope place;
    private final ChatModel model = LocalModels.extractive();

    private AnswerBench(Xquad set, RetrievalService retrieval, ChunkScope place) {
        this.set = set;
        this.retrieval = retrieval;
        this.place = place;
    }

    public static void main(String[] arguments) throws Exception {
        String language = arguments[2];
        Xquad set = Xquad.read(Path.of(arguments[0]).resolve("xquad/xquad." + language + ".json"));
        EmbeddingModels models = LocalModels.embeddingModels();
        List<float[]> vectors = VectorCache.passages(
                models, Path.of(arguments[1]).resolve("xquad-" + language + ".bin"), set.paragraphs());
        try (SearchNodeProcess node = SearchNodeProcess.start(Files.createTempDirectory("lectern-bench"))) {
            ChunkIndex index = RetrievalFixtures.index(node.url(), models);
            index.prepare();
            ChunkScope place = RetrievalFixtures.newPlace();
            List<IndexedChunk> chunks = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i++) {
                chunks.add(RetrievalFixtures.chunk(
                        place,
                        Integer.toString(i),
                        "article.txt",
                        set.paragraphs().get(i),
                        vectors.get(i)));
            }
            index.put(LlmFixtures.SPACE, chunks);
            index.refresh();
            RetrievalService retrieval = RetrievalFixtures.service(index, models);
            new AnswerBench(set, retrieval, place).run(Integer.parseInt(arguments[3]));
        }
        System.exit(0);
    }

    private void run(int step) {
        int asked = 0;
        int refused = 0;
        int quotes = 0;
        int[] hits = new int[3];
        int rightlyRefused = 0;
        long nanos = 0;
        for (int i = 0; i < set.questions().size(); i += step) {
            Xquad.Question question = set.questions().get(i);
            long start = System.nanoTime();
            List<String> answer = answer(question, true);
            nanos += System.nanoTime() - start;
            asked++;
            refused += answer.isEmpty() ? 1 : 0;
            quotes += answer.size();
            for (int k = 0; k < hits.length; k++) {
                hits[k] += answer.stream().limit(k + 1L).anyMatch(quote -> holds(quote, question)) ? 1 : 0;
            }
            rightlyRefused += answer(question, false).isEmpty() ? 1 : 0;
        }
        double n = asked;
        System.out.printf(
                "%d questions: the answer is in the first quote %.3f, in two %.3f, in three %.3f; %.2f quotes each,"
                        + " %.1f ms; refused though there %.3f; refused when the paragraph is absent %.3f%n",
                asked,
                hits[0] / n,
                hits[1] / n,
                hits[2] / n,
                quotes / n,
                nanos / n / 1e6,
                refused / n,
                rightlyRefused / n);
    }

    private static boolean holds(String quote, Xquad.Question question) {
        return question.answers().stream().anyMatch(answer -> quote.contains(answer.strip()));
    }

    private List<String> answer(Xquad.Question question, boolean present) {
        List<RetrievedChunk> found = retrieval
                .retrieve(new RetrievalRequest(
                        LlmFixtures.USE, place, null, question.text(), 1, PASSAGES + 1, 0.2, 0.3, 1024, false))
                .chunks();
        List<Passage> passages = new ArrayList<>();
        for (RetrievedChunk chunk : found) {
            boolean own = chunk.id().equals(Integer.toString(question.paragraph()));
            if (passages.size() < PASSAGES && (present || !own)) {
                passages.add(new Passage(passages.size(), chunk.documentName(), chunk.content(), chunk.similarity()));
            }
        }
        String text = model.chat(ChatRequest.builder()
                        .messages(UserMessage.from(question.text()))
                        .parameters(GroundedParameters.builder()
                                .question(question.text())
                                .passages(passages)
                                .build())
                        .build())
                .aiMessage()
                .text();
        return text.contains("[ID:") ? Arrays.asList(text.split("\n\n")) : List.of();
    }
}
