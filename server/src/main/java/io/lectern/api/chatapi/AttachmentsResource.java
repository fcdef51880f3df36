package io.lectern.api.chatapi;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Attachment;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /chat/attachments} (contract 2.5, 4): a note that something belongs to a message. Nothing is uploaded or opened, so
 * reading one gives the note; a server that gave what its path names would give away its own files.
 */
@Path("attachments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat API")
public class AttachmentsResource {

    @Inject
    MessageService messages;

    @Inject
    Reach reach;

    @POST
    @Needs(object = ObjectType.CONVERSATION, right = Right.UPDATE)
    @Operation(
            summary = "Attach a reference to a message",
            description = "`message_id`, `file_type` and `file_path` are required. The path is kept and never opened.")
    public Response create(String json) {
        Body body = Body.required(json);
        UUID messageId = Ids.required(body, "message_id");
        String fileType = Texts.required(body, "file_type");
        String filePath = Texts.required(body, "file_path");
        Message message = reach.message(messageId);
        return Response.status(Response.Status.CREATED)
                .entity(AttachmentResponse.from(messages.attach(message, fileType, filePath), message.uid()))
                .build();
    }

    @GET
    @Path("{attachment}")
    @Needs(object = ObjectType.CONVERSATION, right = Right.READ)
    @Operation(summary = "Read an attachment", description = "The reference; what its path names is never opened.")
    public AttachmentResponse read(@PathParam("attachment") String id) {
        Attachment attachment = find(id);
        return AttachmentResponse.from(attachment, reach.messageOf(attachment).uid());
    }

    @DELETE
    @Path("{attachment}")
    @Needs(object = ObjectType.CONVERSATION, right = Right.DELETE)
    @Operation(summary = "Delete an attachment", description = "The reference; what its path names stays.")
    public Response delete(@PathParam("attachment") String id) {
        Attachment attachment = find(id);
        reach.messageOf(attachment);
        messages.delete(attachment);
        return Response.noContent().build();
    }

    private Attachment find(String id) {
        return messages.attachment(Ids.inPath("attachment", id))
                .orElseThrow(() -> new NotFoundException("attachment", id));
    }
}
