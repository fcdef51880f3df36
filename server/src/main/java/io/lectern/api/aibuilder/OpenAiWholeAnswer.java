package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;

/** One OpenAI object when all is said (contract 3.7). */
final class OpenAiWholeAnswer implements AnswerListener {

    private final SlowAnswer response;
    private final Assistant assistant;
    private final String model;

    OpenAiWholeAnswer(SlowAnswer response, Assistant assistant, String model) {
        this.response = response;
        this.assistant = assistant;
        this.model = model;
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return response.wanted();
    }

    @Override
    public void done(Answer answer) {
        OpenAiCompletionResponse completion = OpenAiCompletionResponse.from(
                answer, AibuilderIds.write(assistant.uid()), model, Marks.write(answer.said(), assistant));
        response.send(completion);
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        response.fail(failure);
    }

    @Override
    public void abandoned(String soFar) {
        response.abandon();
    }
}
