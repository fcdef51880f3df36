package io.lectern.api.chatapi;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.EventStreams;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.MessageState;
import io.lectern.gateway.Call;
import io.lectern.gateway.Gateway;
import io.lectern.gateway.ReplyListener;
import io.lectern.gateway.Speech;
import io.lectern.llm.Credential;
import io.lectern.llm.CredentialService;
import io.lectern.llm.ModelUse;
import io.lectern.llm.Provider;
import io.lectern.llm.ProviderService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /llm/chat} and {@code /llm/stream_chat} (contract 4): a model answers in a conversation, called with the caller's own
 * key. The answer is the conversation's next message, whether it is complete, failed or was not waited for.
 */
@Path("")
@RequestScoped
@Tag(name = "Chat API")
public class LlmChatResource {

    private static final String CHANNEL = "chatapi";

    @Inject
    Gateway gateway;

    @Inject
    ConversationService conversations;

    @Inject
    CredentialService credentials;

    @Inject
    ProviderService providers;

    @Inject
    DefaultModels models;

    @Inject
    Reach reach;

    @Inject
    EventStreams streams;

    @Inject
    Caller caller;

    @Context
    HttpServletRequest http;

    @POST
    @Path("chat")
    @Needs(object = ObjectType.CONVERSATION, right = Right.UPDATE)
    @Operation(
            summary = "Let a model answer",
            description = "`user_llm_config_id` (or `provider_id`) and `conversation_id` are required.")
    public void chat(String json, @Suspended AsyncResponse response) {
        answer(json, new WholeReply(response));
    }

    @POST
    @Path("stream_chat")
    @Needs(object = ObjectType.CONVERSATION, right = Right.UPDATE)
    @Operation(summary = "Let a model answer piece by piece", description = "Events with `content`, then [DONE].")
    public void stream(String json, @Suspended AsyncResponse response) {
        answer(json, new StreamedReply(streams.open(response, http), response));
    }

    private void answer(String json, ReplyListener listener) {
        LlmChatRequest request = LlmChatRequest.from(Body.required(json));
        Conversation conversation = reach.conversation(request.conversation());
        String model = models.of(provider(request), request.model()).uid().toString();
        List<Speech> messages = request.messages().isEmpty() ? said(conversation) : request.messages();
        if (messages.isEmpty()) {
            throw new InvalidException("messages", "`messages` is empty, and so is the conversation.");
        }
        gateway.answer(ModelUse.of(caller.identity(), CHANNEL), conversation, Call.of(model, messages), listener);
    }

    private Provider provider(LlmChatRequest request) {
        if (request.config().isPresent()) {
            Credential own = credentials
                    .find(request.config().get())
                    .filter(found -> credentials.reveal(found.uid()).isPresent())
                    .orElseThrow(() -> new NotFoundException(
                            "credential", request.config().get().toString()));
            return own.provider();
        }
        return providers
                .find(request.provider().orElseThrow())
                .orElseThrow(() -> new NotFoundException(
                        "provider", request.provider().get().toString()));
    }

    private List<Speech> said(Conversation conversation) {
        return conversations.messages(conversation).stream()
                .filter(message ->
                        message.state() == MessageState.DONE && !message.text().isBlank())
                .map(message -> Speech.of(LlmChatRequest.speaker(message.role()), message.text()))
                .toList();
    }
}
