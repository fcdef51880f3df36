package io.lectern.api.aibuilder;

import io.lectern.api.EventStream;
import io.lectern.api.JsonBinding;
import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import java.util.UUID;

/** Writes an answer as events (contract 3.6.5): each holds the whole text so far, the last one is {@code true}. */
final class StreamedAnswer implements AnswerListener {

    /** An event is worth sending when the answer has grown by so many tokens; the first token is sent at once. */
    private static final int STEP = 16;

    private final EventStream stream;
    private final Assistant assistant;
    private final String session;
    private String id = "";
    private int sent = -STEP;

    StreamedAnswer(EventStream stream, Assistant assistant, String session) {
        this.stream = stream;
        this.assistant = assistant;
        this.session = session;
    }

    @Override
    public void started(UUID turn) {
        id = turn.toString();
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        if (!stream.isOpen()) {
            return false;
        }
        if (soFar.tokens() - sent >= STEP) {
            String text = soFar.text();
            if (!text.isEmpty()) {
                sent = soFar.tokens();
                stream.update(event(AnswerResponse.Partial.of(Marks.write(text, assistant), id, session)));
            }
        }
        return true;
    }

    @Override
    public void done(Answer answer) {
        stream.send(event(AnswerResponse.from(answer, assistant, id, session)));
        end();
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        stream.send(JsonBinding.write(AnswerError.of(failure)));
        end();
    }

    @Override
    public void abandoned(String soFar) {
        stream.end();
    }

    private void end() {
        stream.send(event(true));
        stream.end();
    }

    private static String event(Object data) {
        return JsonBinding.write(DataEnvelope.of(data));
    }
}
