package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One OpenAI object when all is said (contract 3.7). */
final class OpenAiWholeAnswer implements AnswerListener {

    private final AsyncResponse response;
    private final Assistant assistant;
    private final String model;

    OpenAiWholeAnswer(AsyncResponse response, Assistant assistant, String model) {
        this.response = response;
        this.assistant = assistant;
        this.model = model;
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return !response.isDone();
    }

    @Override
    public void done(Answer answer) {
        OpenAiCompletionResponse completion = OpenAiCompletionResponse.from(
                answer, AibuilderIds.write(assistant.uid()), model, Marks.write(answer.said(), assistant));
        response.resume(Response.ok(completion, MediaType.APPLICATION_JSON_TYPE).build());
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        response.resume(failure);
    }
}
