package io.lectern.ingest.enrichment;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A chat model that answers by rule and costs ten tokens a call, with answers kept in memory as rows would keep them. */
final class ScriptedModel implements ChatModel, AutoCloseable {

    private final UnaryOperator<String> rule;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Answers answers = new Answers();
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedModel(UnaryOperator<String> rule) {
        this.rule = rule;
    }

    ModelCalls calls(long mostTokens, int atATime, BooleanSupplier stopped) {
        return new ModelCalls(
                this,
                "scripted",
                answers,
                7,
                new ModelCalls.Limits(mostTokens, atATime),
                new Words(),
                stopped,
                threads);
    }

    ModelCalls calls() {
        return calls(1_000_000, 2, () -> false);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        String question = ((UserMessage) request.messages().get(1)).singleText();
        asked.add(question);
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(rule.apply(question)))
                .tokenUsage(new TokenUsage(5, 5))
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static final class Answers extends ModelAnswerService {

        private final Map<String, String> kept = new HashMap<>();

        @Override
        synchronized Map<String, String> of(long documentId) {
            return new HashMap<>(kept);
        }

        @Override
        synchronized void keep(long documentId, String questionHash, String answer, int tokens) {
            kept.put(questionHash, answer);
        }
    }

    private static final class Words implements TokenCountEstimator {

        @Override
        public int estimateTokenCountInText(String text) {
            return text.split("\\s+").length;
        }

        @Override
        public int estimateTokenCountInMessage(ChatMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
            throw new UnsupportedOperationException();
        }
    }
}
