package io.lectern.llm.local;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.lectern.llm.Builtin;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.Passage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code builtin/extractive}: answers without a language model, by quoting the sentences of the retrieved passages that
 * support an answer best, each followed by its citation mark {@code [ID:i]}. Says so when none does. Without passages of
 * a dataset ({@link GroundedParameters} absent) it tells how to connect a model. The same request always gets the same
 * answer.
 */
@ApplicationScoped
@Builtin
public class ExtractiveChatModel implements StreamingChatModel, ChatModel {

    public static final String NAME = "builtin/extractive";

    /** Under this the documents are said to hold no answer; calibrated in docs/adr/0005-builtin-models.md. */
    static final double LEAST_SUPPORT = 0.45;

    private static final int MOST_QUOTES = 3;

    /** A further quote must be nearly as good as the best one. */
    private static final double NEARLY = 0.75;

    private static final String NO_DOCUMENTS =
            "I answer by quoting documents, and no dataset with documents is connected"
                    + " to this conversation. Connect a dataset, or connect a language model for free conversation: set"
                    + " lectern.llm.base-url to an OpenAI-compatible server, lectern.llm.model to a model's name and, if the"
                    + " server needs one, lectern.llm.api-key; then restart.";
    private static final String NO_ANSWER = "The documents do not hold an answer to this question.";
    private static final Pattern WORD_ENDS = Pattern.compile("(?<=\\s)");

    @Inject
    @Builtin
    BgeSmallEmbeddingModel embedding;

    @Inject
    @Builtin
    WordPieces wordPieces;

    @Override
    public ChatResponse chat(ChatRequest request) {
        return response(request, answer(request));
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return chat(request);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatResponse whole;
        try {
            whole = chat(request);
        } catch (RuntimeException e) {
            handler.onError(e);
            return;
        }
        Cancellation cancellation = new Cancellation();
        for (String word : WORD_ENDS.split(whole.aiMessage().text())) {
            if (cancellation.isCancelled()) {
                return;
            }
            handler.onPartialResponse(new PartialResponse(word), new PartialResponseContext(cancellation));
        }
        if (!cancellation.isCancelled()) {
            handler.onCompleteResponse(whole);
        }
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        chat(request, handler);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return ChatRequestParameters.builder().modelName(NAME).build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OTHER;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of();
    }

    private String answer(ChatRequest request) {
        if (!(request.parameters() instanceof GroundedParameters grounded)) {
            return NO_DOCUMENTS;
        }
        String question = grounded.question().isBlank() ? lastQuestion(request.messages()) : grounded.question();
        if (question.isBlank() || grounded.passages().isEmpty()) {
            return NO_ANSWER;
        }
        List<Support.Quote> ranked = new Support(embedding).rank(question, grounded.passages());
        if (ranked.isEmpty() || ranked.get(0).support() < LEAST_SUPPORT) {
            return NO_ANSWER + closest(grounded.passages());
        }
        return quoted(ranked);
    }

    private static String quoted(List<Support.Quote> ranked) {
        double least = Math.max(LEAST_SUPPORT, ranked.get(0).support() * NEARLY);
        List<String> seen = new ArrayList<>();
        StringBuilder answer = new StringBuilder();
        for (Support.Quote quote : ranked) {
            if (seen.size() == MOST_QUOTES || quote.support() < least) {
                break;
            }
            if (!seen.contains(quote.sentence())) {
                seen.add(quote.sentence());
                answer.append(answer.isEmpty() ? "" : "\n\n").append(quote.sentence());
                answer.append(" [ID:").append(quote.passage().index()).append(']');
            }
        }
        return answer.toString();
    }

    private static String closest(List<Passage> passages) {
        return " The closest text is in \"" + passages.get(0).documentName() + "\".";
    }

    private static String lastQuestion(List<ChatMessage> messages) {
        Optional<String> last = Optional.empty();
        for (ChatMessage message : messages) {
            if (message instanceof UserMessage user && user.hasSingleText()) {
                last = Optional.of(user.singleText());
            }
        }
        return last.orElse("");
    }

    private ChatResponse response(ChatRequest request, String answer) {
        int asked = wordPieces.estimateTokenCountInMessages(request.messages());
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(answer))
                .modelName(NAME)
                .finishReason(FinishReason.STOP)
                .tokenUsage(new TokenUsage(asked, wordPieces.estimateTokenCountInText(answer)))
                .build();
    }
}
