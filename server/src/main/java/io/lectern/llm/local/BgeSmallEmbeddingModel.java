package io.lectern.llm.local;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.lectern.common.DomainException;
import io.lectern.llm.Builtin;
import io.lectern.llm.LlmConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The built-in embedding model, BAAI/bge-small-en-v1.5. Documents are embedded by a fixed set of workers, one thread and
 * one text each; queries on the caller's thread, so that a question never waits behind a batch. Loaded at first use and
 * kept until the server stops.
 */
@ApplicationScoped
@Builtin
public class BgeSmallEmbeddingModel implements EmbeddingModel {

    public static final String NAME = "BAAI/bge-small-en-v1.5";

    /** Given by the model's authors for queries; passages have none. */
    static final String QUERY_PREFIX = "Represent this sentence for searching relevant passages: ";

    private static final int WINDOW = 510;
    private static final long BEGIN_MARK = 101;
    private static final long END_MARK = 102;

    /** Held for reading while the native code works: memory that it still uses must not be given back. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private OnnxSession session;
    private boolean closed;
    private ExecutorService workers;

    @Inject
    @Builtin
    WordPieces wordPieces;

    @Inject
    LlmConfig config;

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        List<String> texts = request.inputs().stream().map(EmbeddingInput::text).toList();
        boolean query = request.inputType() == EmbeddingInputType.QUERY;
        List<float[]> vectors = query ? texts.stream().map(this::embedQuestion).toList() : embedByWorkers(texts);
        return EmbeddingResponse.builder()
                .embeddings(vectors.stream().map(Embedding::from).toList())
                .modelName(NAME)
                .build();
    }

    @Override
    public Set<EmbeddingParameter<?>> supportedParameters() {
        return Set.of(EmbeddingRequestParameters.INPUT_TYPE);
    }

    @Override
    public int dimension() {
        return OnnxSession.DIMENSION;
    }

    @Override
    public String modelName() {
        return NAME;
    }

    /** Embeds a passage on the caller's thread, for the few that an answer needs at once. */
    float[] embedHere(String text) {
        return embedText(text);
    }

    /** Embeds a question on the caller's thread. */
    float[] embedQuestion(String text) {
        return embedText(QUERY_PREFIX + text);
    }

    /** Loads model and vocabulary unless they are; returns when a text can be embedded. */
    void load() {
        embedText("ready");
    }

    /** Waits for the texts that are being embedded right now; the others fail. */
    @PreDestroy
    void close() {
        synchronized (this) {
            if (workers != null) {
                // who waits for a text that nobody will embed must be told
                workers.shutdownNow().forEach(task -> ((Future<?>) task).cancel(false));
            }
        }
        use.writeLock().lock();
        try {
            closed = true;
            if (session != null) {
                session.close();
                session = null;
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private List<float[]> embedByWorkers(List<String> texts) {
        List<Future<float[]>> pending = new ArrayList<>(texts.size());
        for (String text : texts) {
            pending.add(workers().submit(() -> embedText(text)));
        }
        try {
            List<float[]> vectors = new ArrayList<>(texts.size());
            for (Future<float[]> one : pending) {
                vectors.add(one.get());
            }
            return vectors;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.internal("Embedding was interrupted.", e);
        } catch (ExecutionException e) {
            throw DomainException.internal("The built-in embedding model failed on a text.", e.getCause());
        } catch (CancellationException e) {
            throw DomainException.internal("The server is stopping.", e);
        } finally {
            pending.forEach(one -> one.cancel(false));
        }
    }

    private float[] embedText(String text) {
        long[] ids = wordPieces.ids(text);
        int windows = Math.max(1, (ids.length + WINDOW - 1) / WINDOW);
        if (windows == 1) {
            return embed(marked(ids, 0, ids.length));
        }
        float[] sum = new float[OnnxSession.DIMENSION];
        for (int i = 0; i < windows; i++) {
            int from = (int) ((long) ids.length * i / windows);
            int to = (int) ((long) ids.length * (i + 1) / windows);
            float[] part = embed(marked(ids, from, to));
            for (int d = 0; d < sum.length; d++) {
                sum[d] += part[d] * (to - from);
            }
        }
        return OnnxSession.normalised(sum);
    }

    private static long[] marked(long[] ids, int from, int to) {
        long[] marked = new long[to - from + 2];
        marked[0] = BEGIN_MARK;
        System.arraycopy(ids, from, marked, 1, to - from);
        marked[marked.length - 1] = END_MARK;
        return marked;
    }

    private float[] embed(long[] ids) {
        use.readLock().lock();
        try {
            if (closed) {
                throw DomainException.internal("The server is stopping.", null);
            }
            return session().embed(ids);
        } finally {
            use.readLock().unlock();
        }
    }

    private synchronized OnnxSession session() {
        if (session == null) {
            session = new OnnxSession();
        }
        return session;
    }

    private synchronized ExecutorService workers() {
        if (workers == null) {
            AtomicInteger number = new AtomicInteger();
            workers = Executors.newFixedThreadPool(config.embeddingWorkers(), task -> {
                Thread thread = new Thread(task, "lectern-embedding-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return workers;
    }
}
