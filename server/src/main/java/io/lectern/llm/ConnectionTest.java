package io.lectern.llm;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.account.Caller;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Makes one small real call of a model and says in a sentence how that went. Nothing is tried again and no group steps
 * in. What an embedding model's vectors teach is kept.
 */
@ApplicationScoped
public class ConnectionTest {

    private static final String QUESTION = "Answer with the single word: ready";
    private static final int LONGEST_ANSWER = 64;

    @Inject
    ModelService models;

    @Inject
    ModelDirectory directory;

    @Inject
    Connectors connectors;

    @Inject
    UsageLog log;

    @Inject
    UsageLimits limits;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * How the call went.
     *
     * @param dimension of an embedding model's vectors
     */
    public record Result(boolean ok, String message, long millis, Optional<Integer> dimension) {}

    private record Heard(String message, TokenUsage usage, Optional<Integer> dimension) {}

    /** @throws NotFoundException when no such model reaches the caller; every other failure is a result */
    public Result of(UUID model) {
        Target.Member member =
                models.callable(model).orElseThrow(() -> new NotFoundException("model", model.toString()));
        long started = System.nanoTime();
        Meter.Call call = new Meter(
                        ModelUse.of(caller.identity(), "test"),
                        member.traits().kind(),
                        member.endpoint().provider(),
                        member.endpoint().model(),
                        new Meter.Ledger(log, limits, clock))
                .begin(QUESTION.length());
        try {
            Heard heard = heard(member);
            call.done(heard.usage(), 0);
            heard.dimension().ifPresent(length -> directory.learnDimension(caller.identity(), member, length));
            return new Result(true, heard.message(), millis(started), heard.dimension());
        } catch (DomainException failure) {
            call.failed(failure, 0);
            return new Result(false, failure.getMessage(), millis(started), Optional.empty());
        }
    }

    private Heard heard(Target.Member member) {
        return switch (member.traits().kind()) {
            case CHAT, VISION -> chat(member.endpoint());
            case EMBEDDING -> embedding(member.endpoint());
            case RERANK -> scores(member.endpoint());
        };
    }

    private Heard chat(Endpoint endpoint) {
        ChatModel model = connectors.model(ChatModel.class, endpoint, connector -> connector.blocking(endpoint));
        ChatResponse response = model.chat(ChatRequest.builder()
                .messages(UserMessage.from(QUESTION))
                .maxOutputTokens(LONGEST_ANSWER)
                .build());
        return new Heard("The model answered.", response.tokenUsage(), Optional.empty());
    }

    private Heard embedding(Endpoint endpoint) {
        EmbeddingModel model =
                connectors.model(EmbeddingModel.class, endpoint, connector -> connector.embedding(endpoint));
        var response = model.embed(QUESTION);
        int length = response.content().vector().length;
        return new Heard(
                "The model gave a vector of " + length + " numbers.", response.tokenUsage(), Optional.of(length));
    }

    private Heard scores(Endpoint endpoint) {
        ScoringModel model = connectors.model(ScoringModel.class, endpoint, connector -> connector.scoring(endpoint));
        var response = model.scoreAll(List.of(TextSegment.from("ready"), TextSegment.from("a pump")), QUESTION);
        return new Heard("The model scored two passages.", response.tokenUsage(), Optional.empty());
    }

    private static long millis(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
