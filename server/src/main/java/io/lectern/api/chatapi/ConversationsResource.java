package io.lectern.api.chatapi;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageService;
import io.lectern.conversation.NewConversation;
import io.lectern.conversation.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /chat/conversations} (contract 2.1, 2.2, 2.4, and list and deletion of 4). */
@Path("conversations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class ConversationsResource {

    @Inject
    ConversationService conversations;

    @Inject
    MessageService messages;

    @Inject
    Reach reach;

    @Inject
    People people;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.CREATE)
    @Operation(summary = "Begin a conversation", description = "`title` is required; the caller is the owner.")
    public Response create(String json) {
        Body body = Body.required(json);
        String title = Texts.required(body, "title");
        User owner = people.actingFor(Ids.optional(body, "user_id"));
        Conversation made = conversations.beginFor(
                owner.id(), new NewConversation(Origin.CHAT_API, Optional.empty(), title, "", Optional.empty()));
        return Response.status(Response.Status.CREATED)
                .entity(ConversationResponse.from(made, owner.uid()))
                .build();
    }

    @GET
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    @Operation(summary = "List one's own conversations", description = "The last changed first, of every dialect.")
    public List<ConversationResponse> list() {
        return conversations.mine().stream()
                .map(one -> ConversationResponse.from(one, caller.user()))
                .toList();
    }

    @GET
    @Path("{conversation}")
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    @Operation(summary = "Read a conversation")
    public ConversationResponse read(@PathParam("conversation") String id) {
        Conversation conversation = reach.conversation(Ids.inPath("conversation", id));
        return ConversationResponse.from(conversation, people.uid(conversation.userId()));
    }

    @DELETE
    @Path("{conversation}")
    @Needs(object = ObjectType.CONVERSATION, right = Right.DELETE)
    @Operation(summary = "Delete a conversation")
    public Response delete(@PathParam("conversation") String id) {
        conversations.delete(reach.conversation(Ids.inPath("conversation", id)));
        return Response.noContent().build();
    }

    @GET
    @Path("{conversation}/messages")
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    @Operation(
            summary = "List messages",
            description = "In order; answers that are still being made are left out. `limit` keeps the last so many,"
                    + " `before` those ahead of the message with that id.")
    public List<MessageResponse> messages(
            @PathParam("conversation") String id,
            @QueryParam("limit") String limit,
            @QueryParam("before") String before) {
        Conversation conversation = reach.conversation(Ids.inPath("conversation", id));
        return MessagePage.from(limit, before).of(conversations.messages(conversation)).stream()
                .map(message -> MessageResponse.from(message, conversation.uid()))
                .toList();
    }

    @DELETE
    @Path("{conversation}/messages/{message}")
    @Needs(object = ObjectType.CONVERSATION, right = Right.DELETE)
    @Operation(summary = "Delete a message", description = "Its attachments go with it.")
    public Response delete(@PathParam("conversation") String id, @PathParam("message") String messageId) {
        Conversation conversation = reach.conversation(Ids.inPath("conversation", id));
        Message message = reach.message(Ids.inPath("message", messageId));
        if (reach.conversationOf(message).id() != conversation.id()) {
            throw new NotFoundException("message", messageId);
        }
        messages.delete(message);
        return Response.noContent().build();
    }
}
