package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import java.util.UUID;

/** Answers {@code "stream": false}: one object when all is said (contract 3.6.5). */
final class WholeAnswer implements AnswerListener {

    private final SlowAnswer response;
    private final Assistant assistant;
    private final String session;
    private String id = "";

    WholeAnswer(SlowAnswer response, Assistant assistant, String session) {
        this.response = response;
        this.assistant = assistant;
        this.session = session;
    }

    @Override
    public void started(UUID turn) {
        id = turn.toString();
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return response.wanted();
    }

    @Override
    public void done(Answer answer) {
        response.send(DataEnvelope.of(AnswerResponse.from(answer, assistant, id, session)));
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
