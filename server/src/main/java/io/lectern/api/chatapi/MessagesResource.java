package io.lectern.api.chatapi;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /chat/messages} (contract 2.3, 2.6). A message is stored and nobody is asked for an answer. */
@Path("messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class MessagesResource {

    @Inject
    MessageService messages;

    @Inject
    Reach reach;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.UPDATE)
    @Operation(summary = "Store a message", description = "`conversation_id`, `role` and `content` are required.")
    public Response create(String json) {
        Body body = Body.required(json);
        UUID conversationId = Ids.required(body, "conversation_id");
        String role = Texts.required(body, "role");
        String content = Texts.required(body, "content");
        Conversation conversation = reach.conversation(conversationId);
        Message stored = messages.say(conversation, role, content);
        return Response.status(Response.Status.CREATED)
                .entity(MessageResponse.from(stored, conversation.uid()))
                .build();
    }

    @GET
    @Path("{message}/attachments")
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    @Operation(summary = "List what is attached to a message")
    public List<AttachmentResponse> attachments(@PathParam("message") String id) {
        Message message = reach.message(Ids.inPath("message", id));
        return messages.attachments(message).stream()
                .map(one -> AttachmentResponse.from(one, message.uid()))
                .toList();
    }
}
