package io.lectern.completion;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import io.lectern.account.Caller;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.assistant.Knowledge;
import io.lectern.assistant.ModelSettings;
import io.lectern.assistant.SearchSettings;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.Message;
import io.lectern.conversation.References;
import io.lectern.conversation.TokenCounts;
import io.lectern.conversation.Turn;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.ModelUse;
import io.lectern.llm.Passage;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Answers questions. A call returns when the model has been asked, mostly before it has answered; the listener hears the
 * rest. Not transactional: each step that reads or writes rows has a short transaction of its own.
 */
@ApplicationScoped
public class CompletionService {

    private static final System.Logger LOG = System.getLogger(CompletionService.class.getName());

    @Inject
    AssistantService assistants;

    @Inject
    ConversationService conversations;

    @Inject
    RetrievalService retrieval;

    @Inject
    ChatModels models;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    CompletionConfig config;

    @Inject
    CallbackContext context;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Answers within a conversation and stores question and answer.
     *
     * @throws io.lectern.common.InvalidException the question cannot be stored; every later failure goes to the listener
     */
    public void answer(Assistant assistant, Conversation conversation, Question question, AnswerListener listener) {
        List<Message> before = conversations.messages(conversation);
        Turn turn = conversations.ask(conversation, question.text());
        AnswerListener stored = new StoredAnswer(conversations, turn, context.carrier(), listener);
        listener.started(turn.uid());
        answer(assistant, History.answered(before), question, stored);
    }

    /** Answers after the given history and stores nothing. Every failure goes to the listener. */
    public void answer(Assistant assistant, List<PastMessage> history, Question question, AnswerListener listener) {
        Instant asked = clock.instant();
        String model = modelName(assistant.model());
        try {
            Prompt.requireVariables(assistant.prompt(), question);
            Found found = find(assistant, question);
            String emptyResponse = assistant.prompt().emptyResponse();
            if (found.documents() && found.isEmpty() && !emptyResponse.isBlank()) {
                listener.done(fixed(emptyResponse, asked));
            } else {
                ask(assistant, new Asked(model, found, history, question, asked), listener);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "question to assistant " + assistant.uid() + " failed", e);
            listener.failed(ModelFailure.of(model, e), "");
        }
    }

    private record Asked(String model, Found found, List<PastMessage> history, Question question, Instant at) {}

    private void ask(Assistant assistant, Asked asked, AnswerListener listener) {
        boolean quote = assistant.prompt().showQuote() && asked.question().quote();
        Optional<List<Passage>> passages = asked.found().passages();
        Prompt prompt = Prompt.of(
                assistant.prompt(),
                passages,
                quote,
                History.fitting(asked.history(), config.historyTokens(), this::tokens),
                asked.question());
        Citations citations = new Citations(quote ? passages.orElse(List.of()) : List.of());
        ChatRequest request = ChatRequest.builder()
                .messages(prompt.messages())
                .parameters(parameters(assistant.model(), passages, asked.question()))
                .build();
        models.streaming(use(assistant), asked.model())
                .chat(
                        request,
                        new Generation(
                                new Generation.Call(asked.model(), prompt, asked.found(), citations, asked.at()),
                                listener,
                                clock));
    }

    private Found find(Assistant assistant, Question question) {
        Optional<Knowledge> knowledge = assistants.knowledge(assistant);
        if (knowledge.isEmpty() || !Prompt.usesKnowledge(assistant.prompt())) {
            return Found.NO_DOCUMENTS;
        }
        SearchSettings search = assistant.search();
        if (search.topN() == 0 || question.documents().filter(Set::isEmpty).isPresent()) {
            return Found.NOTHING;
        }
        Set<UUID> documents = question.documents().orElse(Set.of());
        RetrievalRequest request = new RetrievalRequest(
                use(assistant),
                new ChunkScope(caller.tenant(), knowledge.get().datasets(), documents),
                knowledge.get().embeddingModel(),
                question.text(),
                1,
                search.topN(),
                search.similarityThreshold(),
                1 - search.keywordWeight(),
                search.topK(),
                false);
        return Found.of(retrieval.retrieve(request), config.knowledgeTokens(), this::tokens);
    }

    private static ChatRequestParameters parameters(
            ModelSettings settings, Optional<List<Passage>> passages, Question question) {
        DefaultChatRequestParameters.Builder<?> chosen = DefaultChatRequestParameters.builder();
        settings.temperature().ifPresent(chosen::temperature);
        settings.topP().ifPresent(chosen::topP);
        settings.presencePenalty().ifPresent(chosen::presencePenalty);
        settings.frequencyPenalty().ifPresent(chosen::frequencyPenalty);
        settings.maxTokens().filter(most -> most > 0).ifPresent(chosen::maxOutputTokens);
        ChatRequestParameters parameters = chosen.build();
        return passages.isEmpty()
                ? parameters
                : GroundedParameters.builder()
                        .overrideWith(parameters)
                        .question(question.text())
                        .passages(passages.get())
                        .build();
    }

    private Answer fixed(String text, Instant asked) {
        Instant now = clock.instant();
        long millis = Duration.between(asked, now).toMillis();
        return new Answer(text, References.NONE, "", "", new TokenCounts(0, 0, millis), now);
    }

    private ModelUse use(Assistant assistant) {
        return ModelUse.of(caller.identity(), assistant.origin().name().toLowerCase(Locale.ROOT));
    }

    private String modelName(ModelSettings settings) {
        return settings.model().isEmpty() ? models.defaultName(caller.identity()) : settings.model();
    }

    private int tokens(String text) {
        return embeddings.tokens().estimateTokenCountInText(text);
    }
}
