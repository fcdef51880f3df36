package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** The same as {@link FailoverStreamingModel} for answers that come at once; the caller's thread waits. */
final class FailoverModel implements ChatModel {

    private final List<Candidate<ChatModel>> candidates;
    private final Breakers breakers;
    private final Runnable admission;

    FailoverModel(List<Candidate<ChatModel>> candidates, Breakers breakers, Runnable admission) {
        this.candidates = candidates;
        this.breakers = breakers;
        this.admission = admission;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        admission.run();
        List<Candidate<ChatModel>> working = breakers.working(candidates);
        for (int place = 0, retries = 0; ; ) {
            Candidate<ChatModel> candidate = working.get(place);
            try {
                ChatResponse response = candidate.model().chat(request);
                breakers.succeeded(candidate.key());
                return response;
            } catch (RuntimeException failure) {
                boolean other = Patience.triesNext(failure);
                if (other) {
                    breakers.failed(candidate.key());
                }
                if (other && place + 1 < working.size()) {
                    place++;
                } else if (candidates.size() > 1) {
                    throw failure;
                } else {
                    Patience.waitOrThrow(failure, retries++);
                }
            }
        }
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return chat(request);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return candidates.get(0).model().defaultRequestParameters();
    }
}
