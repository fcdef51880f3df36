package io.lectern.ingest.enrichment;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.lectern.common.InvalidException;
import io.lectern.common.StoppableWork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The chat model, for one run of one document. Answers are kept as rows, so a run that was stopped, killed or out of budget
 * goes on where it was; a question is the same when model and words are. Safe for one thread, which may be called off at any
 * time: a call that is under way is then left alone.
 */
public final class ModelCalls {

    private final ChatModel model;
    private final String modelName;
    private final ModelAnswerService answers;
    private final long documentId;
    private final Limits limits;
    private final TokenCountEstimator tokens;
    private final BooleanSupplier stopped;
    private final ExecutorService threads;
    private final Map<String, String> known;
    private final AtomicLong spent = new AtomicLong();

    /**
     * @param modelName a part of what makes two questions the same
     * @param stopped asked every 100 ms
     * @param threads where calls are made
     */
    ModelCalls(
            ChatModel model,
            String modelName,
            ModelAnswerService answers,
            long documentId,
            Limits limits,
            TokenCountEstimator tokens,
            BooleanSupplier stopped,
            ExecutorService threads) {
        this.model = model;
        this.modelName = modelName;
        this.answers = answers;
        this.documentId = documentId;
        this.limits = limits;
        this.tokens = tokens;
        this.stopped = stopped;
        this.threads = threads;
        this.known = answers.of(documentId);
    }

    /**
     * The answers to some questions, in their order.
     *
     * @param heard told how many of them are answered
     * @throws CancellationException when the run was stopped
     * @throws InvalidException when the run's tokens are spent
     * @throws io.lectern.common.UpstreamException when the provider failed
     */
    List<String> ask(List<ModelQuestion> questions, Heard heard) {
        String[] found = new String[questions.size()];
        Deque<Call> waiting = new ArrayDeque<>();
        int done = 0;
        try {
            for (int i = 0; i < found.length; i++) {
                found[i] = known.get(hash(questions.get(i)));
                if (found[i] != null) {
                    heard.answers(++done, found.length);
                    continue;
                }
                if (waiting.size() >= limits.atATime()) {
                    Call first = waiting.remove();
                    found[first.place()] = await(first);
                    heard.answers(++done, found.length);
                }
                waiting.add(begin(i, questions.get(i)));
            }
            while (!waiting.isEmpty()) {
                Call first = waiting.remove();
                found[first.place()] = await(first);
                heard.answers(++done, found.length);
            }
        } finally {
            waiting.forEach(call -> call.answer().cancel(true));
        }
        return List.of(found);
    }

    /** @throws CancellationException when the run was stopped */
    void goOn() {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
    }

    /** How many tokens this run has used. */
    long spent() {
        return spent.get();
    }

    private Call begin(int place, ModelQuestion question) {
        goOn();
        if (spent.get() >= limits.tokens()) {
            throw new InvalidException(
                    "parser_config",
                    "Reading the document with the chat model has used " + spent.get() + " tokens, and a run may use "
                            + limits.tokens()
                            + " (lectern.ingest.model-tokens). What was answered is kept: start the document"
                            + " again to go on.");
        }
        return new Call(place, question, threads.submit(() -> call(question)));
    }

    private String call(ModelQuestion question) {
        List<ChatMessage> messages = List.of(SystemMessage.from(question.system()), question.user());
        ChatResponse response = model.chat(messages);
        String text = response.aiMessage().text() == null
                ? ""
                : response.aiMessage().text().strip();
        int used = response.tokenUsage() != null && response.tokenUsage().totalTokenCount() != null
                ? response.tokenUsage().totalTokenCount()
                : tokens.estimateTokenCountInText(question.text()) + tokens.estimateTokenCountInText(text);
        spent.addAndGet(used);
        answers.keep(documentId, hash(question), text, used);
        return text;
    }

    private String await(Call call) {
        String answer = StoppableWork.result(call.answer(), stopped);
        known.put(hash(call.question()), answer);
        return answer;
    }

    private String hash(ModelQuestion question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(modelName.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(question.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @param answer the model's, or why there is none */
    private record Call(int place, ModelQuestion question, Future<String> answer) {}

    /**
     * @param tokens most tokens of one run, questions and answers together; the calls under way when it is reached are
     *     still paid
     * @param atATime how many calls may be under way
     */
    record Limits(long tokens, int atATime) {}

    /** Told of each answer. */
    interface Heard {
        void answers(int done, int all);
    }
}
