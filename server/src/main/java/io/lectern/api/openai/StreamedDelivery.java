package io.lectern.api.openai;

import io.lectern.api.EventStream;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import io.lectern.completion.Ending;
import io.lectern.gateway.Reply;
import io.lectern.gateway.ReplyListener;
import io.lectern.gateway.ToolCall;
import jakarta.ws.rs.container.AsyncResponse;
import java.time.Instant;
import java.util.List;

/**
 * Chunks as the pieces come, each piece one event. A failure before the first piece is still an ordinary answer with its
 * status; a later one is an event that holds OpenAI's error object, which its clients raise.
 */
final class StreamedDelivery implements Delivery {

    private static final String END = "[DONE]";

    private final EventStream stream;
    private final AsyncResponse response;
    private final ChunkWriter chunks;
    private final boolean usage;
    private boolean begun;

    StreamedDelivery(EventStream stream, AsyncResponse response, ChatCompletionRequest request) {
        this.stream = stream;
        this.response = response;
        this.chunks =
                new ChunkWriter(Instant.now().getEpochSecond(), request.call().model());
        this.usage = request.usage();
    }

    @Override
    public ReplyListener ofModel() {
        return new ReplyListener() {
            @Override
            public boolean text(String piece) {
                return send(chunks.content(piece));
            }

            @Override
            public boolean reasoning(String piece) {
                return send(chunks.reasoning(piece));
            }

            @Override
            public boolean tool(ToolCall piece) {
                return send(chunks.tool(piece));
            }

            @Override
            public void done(Reply reply) {
                end(reply.ending(), null, UsageResponse.from(reply.usage()));
            }

            @Override
            public void failed(DomainException failure) {
                fail(failure);
            }

            @Override
            public void abandoned() {
                stream.end();
            }
        };
    }

    @Override
    public AnswerListener ofAssistant() {
        return new AssistantChunks();
    }

    /** Cuts what was added out of each longer text. */
    private final class AssistantChunks implements AnswerListener {

        private String reasoning = "";
        private String said = "";

        @Override
        public boolean progress(AnswerSoFar soFar) {
            if (!stream.isOpen()) {
                return false;
            }
            AnswerSoFar.Parts parts = soFar.parts();
            grow(parts.reasoning(), parts.said().substring(said.length()));
            said = parts.said();
            return stream.isOpen();
        }

        @Override
        public void done(Answer answer) {
            grow(answer.reasoning(), answer.saidAfter(said));
            end(answer.ending(), CitationResponse.from(answer.references()), UsageResponse.from(answer.usage()));
        }

        private void grow(String thought, String more) {
            if (thought.length() > reasoning.length()) {
                send(chunks.reasoning(thought.substring(reasoning.length())));
                reasoning = thought;
            }
            if (!more.isEmpty()) {
                send(chunks.content(more));
            }
        }

        @Override
        public void failed(DomainException failure, String soFar) {
            fail(failure);
        }

        @Override
        public void abandoned(String soFar) {
            stream.end();
        }
    }

    private boolean send(String chunk) {
        begun = true;
        stream.send(chunk);
        return stream.isOpen();
    }

    private void end(Ending ending, List<CitationResponse> citations, UsageResponse cost) {
        send(chunks.end(ending, citations));
        if (usage) {
            send(chunks.usage(cost));
        }
        send(END);
        stream.end();
    }

    private void fail(DomainException failure) {
        if (!begun) {
            response.resume(failure);
            return;
        }
        send(JsonWithoutNulls.write(OpenAiFailures.error(failure)));
        stream.end();
    }
}
