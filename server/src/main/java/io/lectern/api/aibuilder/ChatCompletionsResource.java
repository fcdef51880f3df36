package io.lectern.api.aibuilder;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.EventStream;
import io.lectern.api.EventStreams;
import io.lectern.api.JsonBinding;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.common.InvalidException;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.CompletionService;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.NewConversation;
import io.lectern.conversation.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code POST /chats/{chat_id}/completions} (contract 3.6.5 with 0.6). What is wrong before the question is stored is
 * answered as JSON, whatever {@code stream} says; later failures arrive inside the stream.
 */
@Path("chats/{chat}/completions")
@RequestScoped
public class ChatCompletionsResource {

    static final String CHANNEL = "aibuilder";

    @Inject
    AssistantService assistants;

    @Inject
    ConversationService conversations;

    @Inject
    CompletionService completions;

    @Inject
    EventStreams streams;

    @Context
    HttpServletRequest http;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.CREATE)
    public void complete(@PathParam("chat") String chat, String json, @Suspended AsyncResponse response) {
        Assistant assistant = AibuilderIds.read(chat)
                .flatMap(assistants::find)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the chat " + chat));
        CompletionRequest request = CompletionRequest.from(Body.required(json));
        Optional<Conversation> known = request.sessionId().map(id -> known(assistant, id));
        boolean asked = !request.question().isBlank();
        if (known.isPresent() && !asked) {
            throw new InvalidException("question", "`question` is empty; it must say what to answer.");
        }
        Conversation conversation = known.orElseGet(() -> begin(assistant, request));
        String session = AibuilderIds.write(conversation.uid());
        if (!asked) {
            open(assistant, session, request.stream(), response);
            return;
        }
        AnswerListener listener = request.stream()
                ? new StreamedAnswer(streams.open(response, http), assistant, session)
                : new WholeAnswer(new SlowAnswer(response, streams.openObject(response, http)), assistant, session);
        completions.answer(CHANNEL, assistant, conversation, request.asked(), listener);
    }

    private Conversation known(Assistant assistant, String id) {
        return AibuilderIds.read(id)
                .flatMap(uid -> conversations.find(assistant.id(), uid))
                .orElseThrow(() -> AibuilderFailure.data("You don't own the session " + id));
    }

    private Conversation begin(Assistant assistant, CompletionRequest request) {
        return conversations.begin(new NewConversation(
                Origin.AIBUILDER,
                Optional.of(assistant.id()),
                request.name(),
                request.userId(),
                Optional.of(assistant.prompt().opener())));
    }

    /** Delivers the opener of a session that was made now. */
    private void open(Assistant assistant, String session, boolean streamed, AsyncResponse response) {
        AnswerResponse.Partial opener =
                AnswerResponse.Partial.of(assistant.prompt().opener(), null, session);
        if (!streamed) {
            response.resume(Response.ok(DataEnvelope.of(opener), MediaType.APPLICATION_JSON_TYPE)
                    .build());
            return;
        }
        EventStream stream = streams.open(response, http);
        stream.send(JsonBinding.write(MessageEnvelope.of(opener)));
        stream.send(JsonBinding.write(MessageEnvelope.of(true)));
        stream.end();
    }
}
