package io.lectern.api.aibuilder;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationFilter;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.Message;
import io.lectern.conversation.NewConversation;
import io.lectern.conversation.Origin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /chats/{chat_id}/sessions} (contract 3.6.1 to 3.6.4). */
@Path("chats/{chat}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChatSessionsResource {

    private static final int PAGE_SIZE = 30;
    private static final Set<String> CHANGEABLE = Set.of("name", "user_id");

    @Inject
    AssistantService assistants;

    @Inject
    ConversationService conversations;

    @PathParam("chat")
    String chat;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.CREATE)
    public DataEnvelope create(String json) {
        Body body = Body.required(json);
        Assistant assistant = owned("You do not own the assistant.");
        String name = body.text("name").orElse(CompletionRequest.NEW_SESSION);
        requireName(name);
        Conversation made = conversations.begin(new NewConversation(
                Origin.AIBUILDER,
                Optional.of(assistant.id()),
                name,
                body.text("user_id").orElse(""),
                Optional.of(assistant.prompt().opener())));
        return DataEnvelope.of(SessionResponse.from(made, assistant, conversations.messages(made)));
    }

    @PUT
    @Needs(object = ObjectType.CONVERSATION, right = Right.UPDATE)
    @Path("{session}")
    public Response update(@PathParam("session") String session, String json) {
        Optional<UUID> uid = AibuilderIds.read(session);
        if (uid.flatMap(conversations::find).isEmpty()) {
            throw AibuilderFailure.data("Session does not exist");
        }
        // the session is there, so a chat that is not was deleted
        Assistant assistant = owned("You do not own the session");
        Conversation conversation = uid.flatMap(one -> conversations.find(assistant.id(), one))
                .orElseThrow(() -> AibuilderFailure.data("Session does not exist"));
        Body body = Body.required(json);
        if (body.fields().containsKey("message") || body.fields().containsKey("messages")) {
            throw AibuilderFailure.data("`message` can not be change");
        }
        if (body.fields().containsKey("reference")) {
            throw AibuilderFailure.data("`reference` can not be change");
        }
        if (body.fields().containsKey("name")) {
            requireName(body.text("name").orElse(""));
        }
        body.refuseUnknown(CHANGEABLE);
        conversations.change(assistant.id(), conversation.uid(), body.text("name"), body.text("user_id"));
        return DataEnvelope.done();
    }

    @GET
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    public DataEnvelope list(
            @BeanParam Listing listing,
            @QueryParam("name") String name,
            @QueryParam("id") String id,
            @QueryParam("user_id") String userId) {
        Assistant assistant = owned("You don't own the assistant " + chat + ".");
        Optional<String> givenId = given(id);
        Optional<UUID> uid = givenId.flatMap(AibuilderIds::read);
        if (givenId.isPresent() && uid.isEmpty()) {
            return DataEnvelope.of(List.of());
        }
        List<Conversation> found = conversations.list(
                assistant.id(), new ConversationFilter(uid, given(name), given(userId)), listing.request(PAGE_SIZE));
        Map<Long, List<Message>> messages = conversations.messages(found);
        return DataEnvelope.of(found.stream()
                .map(one -> SessionResponse.from(one, assistant, messages.getOrDefault(one.id(), List.of())))
                .toList());
    }

    @DELETE
    @Needs(object = ObjectType.CONVERSATION, right = Right.DELETE)
    public Response delete(String json) {
        Assistant assistant = owned("You don't own the chat");
        IdList ids = IdList.of(json, "ids");
        Set<UUID> wanted = new LinkedHashSet<>(ids.all() ? conversations.all(assistant.id()) : List.of());
        List<String> errors = new ArrayList<>();
        ids.ids()
                .forEach(id -> AibuilderIds.read(id)
                        .flatMap(uid -> conversations.find(assistant.id(), uid))
                        .ifPresentOrElse(
                                found -> wanted.add(found.uid()),
                                () -> errors.add("The chat doesn't own the session " + id)));
        wanted.forEach(uid -> conversations.delete(assistant.id(), uid));
        List<String> duplicates = ids.repeated().stream()
                .map(id -> "Duplicate session ids: " + id)
                .toList();
        return PartialResponse.answer(wanted.size(), errors, duplicates);
    }

    private Assistant owned(String otherwise) {
        return AibuilderIds.read(chat).flatMap(assistants::find).orElseThrow(() -> AibuilderFailure.data(otherwise));
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw AibuilderFailure.data("`name` can not be empty.");
        }
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
