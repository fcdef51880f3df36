package io.lectern.api.openai;

import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import io.lectern.gateway.Reply;
import io.lectern.gateway.ReplyListener;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** One object when all is said. */
final class WholeDelivery implements Delivery {

    private final AsyncResponse response;
    private final String model;
    private final long created = Instant.now().getEpochSecond();

    WholeDelivery(AsyncResponse response, ChatCompletionRequest request) {
        this.response = response;
        this.model = request.call().model();
    }

    @Override
    public ReplyListener ofModel() {
        return new ReplyListener() {
            @Override
            public boolean text(String piece) {
                return !response.isDone();
            }

            @Override
            public void done(Reply reply) {
                send(ChatCompletionResponse.from(reply, created));
            }

            @Override
            public void failed(DomainException failure) {
                response.resume(failure);
            }
        };
    }

    @Override
    public AnswerListener ofAssistant() {
        return new AnswerListener() {
            @Override
            public boolean progress(AnswerSoFar soFar) {
                return !response.isDone();
            }

            @Override
            public void done(Answer answer) {
                send(ChatCompletionResponse.from(answer, model, created));
            }

            @Override
            public void failed(DomainException failure, String soFar) {
                response.resume(failure);
            }
        };
    }

    private void send(ChatCompletionResponse completion) {
        response.resume(Response.ok(completion, MediaType.APPLICATION_JSON_TYPE).build());
    }
}
