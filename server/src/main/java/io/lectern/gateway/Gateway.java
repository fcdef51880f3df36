package io.lectern.gateway;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import io.lectern.completion.CallbackContext;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.ModelUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Passes calls on to models. A call returns when the model was asked, mostly before it has answered; no thread waits for
 * it.
 */
@ApplicationScoped
public class Gateway {

    @Inject
    ChatModels models;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ConversationService conversations;

    @Inject
    CallbackContext context;

    @Inject
    Clock clock;

    /**
     * Asks the model that the call names.
     *
     * @throws NotFoundException there is no such model
     * @throws io.lectern.common.InvalidException a message, tool or form cannot be told to a model; every later failure
     *     goes to the listener
     */
    public void ask(ModelUse use, Call call, ReplyListener listener) {
        requireModel(use, call);
        ChatRequest request = Requests.of(call);
        Hearing hearing = new Hearing(call.model(), listener, clock);
        try {
            models.streaming(use, call.model()).chat(request, hearing);
        } catch (DomainException refused) {
            throw refused;
        } catch (RuntimeException e) {
            hearing.onError(e);
        }
    }

    /**
     * The same as the answer in a conversation: it is PENDING there from now on, and DONE or ERROR before the listener
     * hears so.
     *
     * @throws NotFoundException there is no such model, or the conversation was deleted meanwhile
     */
    public void answer(ModelUse use, Conversation conversation, Call call, ReplyListener listener) {
        requireModel(use, call);
        ReplyListener stored =
                new StoredReply(conversations, conversations.expect(conversation), context.carrier(), listener);
        try {
            ask(use.in(conversation.uid()), call, stored);
        } catch (DomainException refused) {
            stored.failed(refused);
        }
    }

    /**
     * Vectors of texts, each as a passage, in their order.
     *
     * @throws NotFoundException there is no embedding model of that name
     */
    public Vectors embed(ModelUse use, String model, List<String> texts) {
        if (use.who().forOneObject() || !embeddings.knows(use.who(), model)) {
            throw new NotFoundException("embedding model", model);
        }
        int tokens = texts.stream()
                .mapToInt(text -> embeddings.tokens().estimateTokenCountInText(text))
                .sum();
        return new Vectors(embeddings.embedPassages(use, model, texts), tokens);
    }

    /** A key for one dataset or one assistant has models through that and none by itself. */
    private void requireModel(ModelUse use, Call call) {
        if (use.who().forOneObject() || !models.knows(use.who(), call.model())) {
            throw new NotFoundException("model", call.model());
        }
    }
}
