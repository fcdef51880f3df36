package io.lectern.api.openai;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.EventStreams;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.common.InvalidException;
import io.lectern.completion.CompletionService;
import io.lectern.completion.PastMessage;
import io.lectern.completion.Question;
import io.lectern.conversation.Role;
import io.lectern.gateway.Gateway;
import io.lectern.gateway.Speaker;
import io.lectern.gateway.Speech;
import io.lectern.llm.ModelUse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /v1/chat/completions}. The model decides who answers: a model of the catalogue answers what it was sent; an
 * assistant ({@link AssistantNames}) answers the last message from its documents, with its own instructions. Nothing is
 * stored.
 */
@Path("chat/completions")
@RequestScoped
@Tag(name = "OpenAI")
public class ChatCompletionsResource {

    static final String CHANNEL = "openai";

    @Inject
    Gateway gateway;

    @Inject
    CompletionService completions;

    @Inject
    AssistantNames assistants;

    @Inject
    Caller caller;

    @Inject
    EventStreams streams;

    @Context
    HttpServletRequest http;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.CREATE)
    @Operation(
            summary = "Complete a chat",
            description = "OpenAI's chat completion, streamed when `stream` is true. `model` is a model or an assistant"
                    + " of GET /v1/models; an assistant's answer has `citations`, and `metadata` fills its variables.")
    public void complete(String json, @Suspended AsyncResponse response) {
        ChatCompletionRequest request = ChatCompletionRequest.from(Body.required(json));
        Optional<Assistant> assistant = assistants.named(request.call().model());
        Delivery delivery = request.stream()
                ? new StreamedDelivery(streams.open(response, http), response, request)
                : new WholeDelivery(response, request);
        if (assistant.isPresent()) {
            List<Speech> spoken = spoken(request);
            completions.answer(
                    CHANNEL, assistant.get(), past(spoken), question(request, spoken), delivery.ofAssistant());
        } else {
            gateway.ask(ModelUse.of(caller.identity(), CHANNEL), request.call(), delivery.ofModel());
        }
    }

    /** The assistant has instructions of its own, so those of the client are left out. */
    private static List<Speech> spoken(ChatCompletionRequest request) {
        if (!request.call().tools().isEmpty()) {
            throw new InvalidException("tools", "An assistant answers from its documents and calls no tools.");
        }
        List<Speech> spoken = request.call().messages().stream()
                .filter(one -> one.speaker() == Speaker.USER || one.speaker() == Speaker.ASSISTANT)
                .toList();
        if (spoken.isEmpty() || spoken.get(spoken.size() - 1).speaker() != Speaker.USER) {
            throw new InvalidException("messages", "The last message of `messages` must be the user's question.");
        }
        if (spoken.get(spoken.size() - 1).text().isBlank()) {
            throw new InvalidException("messages", "The last message of `messages` is empty; it must ask something.");
        }
        return spoken;
    }

    private static List<PastMessage> past(List<Speech> spoken) {
        return spoken.subList(0, spoken.size() - 1).stream()
                .map(one -> new PastMessage(one.speaker() == Speaker.USER ? Role.USER : Role.ASSISTANT, one.text()))
                .toList();
    }

    private static Question question(ChatCompletionRequest request, List<Speech> spoken) {
        return new Question(spoken.get(spoken.size() - 1).text(), request.variables(), true, Optional.empty());
    }
}
