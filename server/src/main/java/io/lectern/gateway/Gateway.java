package io.lectern.gateway;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Passes calls on to models. A call returns when the model was asked, mostly before it has answered; no thread waits for
 * it. Nothing is stored.
 */
@ApplicationScoped
public class Gateway {

    @Inject
    ChatModels models;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    Clock clock;

    /**
     * Asks the model that the call names.
     *
     * @throws NotFoundException there is no such model
     * @throws io.lectern.common.InvalidException a message, tool or form cannot be told to a model; every later failure
     *     goes to the listener
     */
    public void ask(Call call, ReplyListener listener) {
        if (!models.knows(call.model())) {
            throw new NotFoundException("model", call.model());
        }
        ChatRequest request = Requests.of(call);
        Hearing hearing = new Hearing(call.model(), listener, clock);
        try {
            models.streaming(call.model()).chat(request, hearing);
        } catch (DomainException refused) {
            throw refused;
        } catch (RuntimeException e) {
            hearing.onError(e);
        }
    }

    /**
     * Vectors of texts, each as a passage, in their order.
     *
     * @throws NotFoundException there is no embedding model of that name
     */
    public Vectors embed(String model, List<String> texts) {
        if (!embeddings.knows(model)) {
            throw new NotFoundException("embedding model", model);
        }
        int tokens = texts.stream()
                .mapToInt(text -> embeddings.tokens().estimateTokenCountInText(text))
                .sum();
        return new Vectors(embeddings.embedPassages(model, texts), tokens);
    }
}
