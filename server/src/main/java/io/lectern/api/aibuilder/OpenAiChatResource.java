package io.lectern.api.aibuilder;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.EventStreams;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantService;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.CompletionService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code POST /chats_openai/{chat_id}/chat/completions} (contract 3.7): a chat in the form of OpenAI's, with this dialect's
 * failures. No session is stored.
 */
@Path("chats_openai/{chat}/chat/completions")
@RequestScoped
public class OpenAiChatResource {

    @Inject
    AssistantService assistants;

    @Inject
    CompletionService completions;

    @Inject
    EventStreams streams;

    @Context
    HttpServletRequest http;

    @POST
    @OpenAiFields
    @Needs(object = ObjectType.CONVERSATION, right = Right.CREATE)
    @Operation(
            summary = "Complete a chat in OpenAI's form",
            description = "`stream` is true unless said otherwise; `model` is any text and is echoed.")
    public void complete(@PathParam("chat") String chat, String json, @Suspended AsyncResponse response) {
        OpenAiChatRequest request = OpenAiChatRequest.from(Body.required(json));
        Assistant assistant = AibuilderIds.read(chat)
                .flatMap(assistants::find)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the chat " + chat));
        AnswerListener listener = request.stream()
                ? new OpenAiStreamedAnswer(streams.open(response, http), assistant)
                : new OpenAiWholeAnswer(
                        new SlowAnswer(response, streams.openObject(response, http)), assistant, request.model());
        completions.answer(ChatCompletionsResource.CHANNEL, assistant, request.history(), request.question(), listener);
    }
}
