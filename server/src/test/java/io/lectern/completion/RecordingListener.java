package io.lectern.completion;

import io.lectern.common.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes down what it hears; hangs up after so many events. */
final class RecordingListener implements AnswerListener {

    final List<String> texts = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final List<DomainException> failures = new ArrayList<>();
    final List<String> abandoned = new ArrayList<>();
    UUID turn;
    int patience = Integer.MAX_VALUE;

    @Override
    public void started(UUID uid) {
        turn = uid;
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        texts.add(soFar.text());
        return texts.size() < patience;
    }

    @Override
    public void done(Answer answer) {
        answers.add(answer);
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        failures.add(failure);
    }

    @Override
    public void abandoned(String soFar) {
        abandoned.add(soFar);
    }
}
