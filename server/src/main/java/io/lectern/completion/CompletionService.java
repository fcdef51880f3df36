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
import io.lectern.llm.ChatModels;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.ModelUse;
import io.lectern.llm.Passage;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.Ordering;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    TokenCounter tokens;

    @Inject
    QuestionWriter writer;

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
     * @param channel the dialect of the question, as {@link ModelUse} has it; whichever made assistant and conversation
     * @throws io.lectern.common.InvalidException the question is too long to be stored; every later failure goes to the
     *     listener
     */
    public void answer(
            String channel,
            Assistant assistant,
            Conversation conversation,
            Question question,
            AnswerListener listener) {
        ConversationService.requireQuestion(question.text());
        List<Message> before = conversations.messages(conversation);
        StoredAnswer stored =
                new StoredAnswer(conversations, conversation, question.text(), context.carrier(), listener);
        stored.begin();
        answer(use(channel).in(conversation.uid()), assistant, History.answered(before), question, stored);
        // the model thinks meanwhile
        stored.store();
    }

    /** Answers after the given history and stores nothing. Every failure goes to the listener. */
    public void answer(
            String channel,
            Assistant assistant,
            List<PastMessage> history,
            Question question,
            AnswerListener listener) {
        answer(use(channel), assistant, history, question, listener);
    }

    private void answer(
            ModelUse use, Assistant assistant, List<PastMessage> history, Question question, AnswerListener listener) {
        Instant asked = clock.instant();
        String model = modelName(assistant.model());
        try {
            Prompt.requireVariables(assistant.prompt(), question);
            Window window = window(assistant, question, model);
            String searched = searched(use, assistant, history, question);
            Found found = find(use, assistant, question, searched, window);
            String emptyResponse = assistant.prompt().emptyResponse();
            if (found.documents() && found.isEmpty() && !emptyResponse.isBlank()) {
                listener.done(fixed(emptyResponse, asked));
            } else {
                ask(
                        assistant,
                        new Asked(use, model, found, fitting(history, found, window), question, searched, asked),
                        listener);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "question to assistant " + assistant.uid() + " failed", e);
            listener.failed(ModelFailure.of(model, e), "");
        }
    }

    private record Asked(
            ModelUse use,
            String model,
            Found found,
            List<PastMessage> history,
            Question question,
            String searched,
            Instant at) {}

    private Window window(Assistant assistant, Question question, String model) {
        int answer = assistant.model().maxTokens().orElse(0);
        int size = models.limits(caller.identity(), model).contextWindow().orElse(config.contextTokens());
        return Window.of(model, size, answer, fixedTokens(assistant, question));
    }

    /** What to look for: the question, completed and enriched by the model when the assistant is set so. */
    private String searched(ModelUse use, Assistant assistant, List<PastMessage> history, Question question) {
        if (assistant.datasets().isEmpty() || !Prompt.usesKnowledge(assistant.prompt())) {
            return question.text();
        }
        String model = assistant.model().model();
        String text =
                assistant.search().refine() ? writer.refined(use, model, history, question.text()) : question.text();
        return assistant.search().keywords() ? writer.withKeywords(use, model, text) : text;
    }

    private List<PastMessage> fitting(List<PastMessage> history, Found found, Window window) {
        return History.fitting(history, window.history(found.tokens(), config.historyTokens()), tokens::count);
    }

    private void ask(Assistant assistant, Asked asked, AnswerListener listener) {
        boolean quote = assistant.prompt().showQuote() && asked.question().quote();
        Optional<List<Passage>> passages = asked.found().passages();
        Prompt prompt = Prompt.of(
                assistant.prompt(), passages, asked.found().graph(), quote, asked.history(), asked.question());
        Citations citations = new Citations(quote ? passages.orElse(List.of()) : List.of());
        ChatRequest request = ChatRequest.builder()
                .messages(prompt.messages())
                .parameters(parameters(assistant.model(), passages, asked.searched()))
                .build();
        models.streaming(asked.use(), asked.model())
                .chat(
                        request,
                        new Generation(
                                new Generation.Call(asked.model(), prompt, asked.found(), citations, asked.at()),
                                listener,
                                clock));
    }

    private Found find(ModelUse use, Assistant assistant, Question question, String searched, Window window) {
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
                use,
                new ChunkScope(caller.tenant(), knowledge.get().datasets(), documents),
                knowledge.get().embeddingModel(),
                searched,
                1,
                search.topN(),
                search.similarityThreshold(),
                1 - search.keywordWeight(),
                search.topK(),
                false,
                new Ordering(
                        Optional.of(search.rerankModel()).filter(name -> !name.isEmpty()),
                        knowledge.get().pageranks()));
        int budget = window.passages(config.knowledgeTokens());
        Found found = Found.of(retrieval.retrieve(request), budget, tokens::count);
        // the graph knows more than the named documents say
        return search.graph() && documents.isEmpty()
                ? found.withGraph(around(request, found), budget, tokens::count)
                : found;
    }

    private String around(RetrievalRequest request, Found found) {
        return assistants.graphAround(request.scope().datasets(), request.question(), found.chunkIds());
    }

    private static ChatRequestParameters parameters(
            ModelSettings settings, Optional<List<Passage>> passages, String searched) {
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
                        .question(searched)
                        .passages(passages.get())
                        .build();
    }

    private Answer fixed(String text, Instant asked) {
        Instant now = clock.instant();
        long millis = Duration.between(asked, now).toMillis();
        return new Answer("", text, References.NONE, "", "", new TokenCounts(0, 0, millis), Ending.STOP, now);
    }

    private ModelUse use(String channel) {
        return ModelUse.of(caller.identity(), channel);
    }

    private String modelName(ModelSettings settings) {
        return settings.model().isEmpty() ? models.defaultName(caller.identity()) : settings.model();
    }

    /** The question is counted by itself: it is another one each time, and what goes with it is mostly not. */
    private int fixedTokens(Assistant assistant, Question question) {
        return tokens.count(Prompt.fixedText(assistant.prompt(), question)) + tokens.count(question.text());
    }
}
