package io.lectern.api.aibuilder;

import io.lectern.api.EventStream;
import io.lectern.api.JsonBinding;
import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import io.lectern.conversation.TokenCounts;
import java.time.Instant;

/** Writes an answer as chunks with what was added, then {@code [DONE]} (contract 3.7). */
final class OpenAiStreamedAnswer implements AnswerListener {

    private final EventStream stream;
    private final Assistant assistant;
    private final String id;
    private final long created = Instant.now().getEpochSecond();
    private String reasoning = "";
    private String said = "";

    OpenAiStreamedAnswer(EventStream stream, Assistant assistant) {
        this.stream = stream;
        this.assistant = assistant;
        this.id = "chatcmpl-" + AibuilderIds.write(assistant.uid());
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        if (!stream.isOpen()) {
            return false;
        }
        AnswerSoFar.Parts parts = soFar.parts();
        grow(parts.reasoning(), parts.said().substring(said.length()));
        said = parts.said();
        return true;
    }

    @Override
    public void done(Answer answer) {
        grow(answer.reasoning(), answer.saidAfter(said));
        end(answer.usage());
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        add(AnswerError.text(failure.getMessage()), null);
        end(TokenCounts.NONE);
    }

    @Override
    public void abandoned(String soFar) {
        stream.end();
    }

    private void grow(String thought, String more) {
        if (thought.length() > reasoning.length()) {
            add(null, thought.substring(reasoning.length()));
            reasoning = thought;
        }
        if (!more.isEmpty()) {
            add(Marks.write(more, assistant), null);
        }
    }

    private void add(String content, String thought) {
        stream.send(JsonBinding.write(OpenAiChunkResponse.delta(id, created, content, thought)));
    }

    private void end(TokenCounts counts) {
        stream.send(
                JsonBinding.write(OpenAiChunkResponse.end(id, created, OpenAiCompletionResponse.Usage.from(counts))));
        stream.send("[DONE]");
        stream.end();
    }
}
