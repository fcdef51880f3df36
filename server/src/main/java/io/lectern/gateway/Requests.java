package io.lectern.gateway;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.lectern.common.InvalidException;
import io.lectern.llm.StrictSchema;
import java.util.List;
import java.util.Locale;

/** Says a call in the words of langchain4j, which every connector understands. */
final class Requests {

    private Requests() {}

    static ChatRequest of(Call call) {
        return ChatRequest.builder()
                .messages(call.messages().stream().map(Requests::message).toList())
                .parameters(parameters(call))
                .build();
    }

    private static ChatRequestParameters parameters(Call call) {
        DefaultChatRequestParameters.Builder<?> chosen = DefaultChatRequestParameters.builder();
        Sampling sampling = call.sampling();
        sampling.temperature().ifPresent(chosen::temperature);
        sampling.topP().ifPresent(chosen::topP);
        sampling.presencePenalty().ifPresent(chosen::presencePenalty);
        sampling.frequencyPenalty().ifPresent(chosen::frequencyPenalty);
        sampling.maxTokens().ifPresent(chosen::maxOutputTokens);
        if (!sampling.stop().isEmpty()) {
            chosen.stopSequences(sampling.stop());
        }
        List<ToolSpecification> tools = tools(call);
        if (!tools.isEmpty()) {
            chosen.toolSpecifications(tools);
            choice(call.toolUse().rule(), chosen);
        }
        if (call.form().json()) {
            chosen.responseFormat(format(call.form()));
        }
        return chosen.build();
    }

    /** A tool that has to be called is the only one offered, which every provider understands. */
    private static List<ToolSpecification> tools(Call call) {
        List<ToolSpecification> offered = call.tools().stream()
                .filter(tool -> call.toolUse()
                        .only()
                        .filter(name -> !name.equals(tool.name()))
                        .isEmpty())
                .map(Schemas::tool)
                .toList();
        if (offered.isEmpty() && call.toolUse().only().isPresent()) {
            throw new InvalidException(
                    "tool_choice",
                    "`tool_choice` names " + call.toolUse().only().get() + ", which is not among the tools.");
        }
        return offered;
    }

    private static void choice(ToolUse.Rule rule, DefaultChatRequestParameters.Builder<?> chosen) {
        if (rule == ToolUse.Rule.REQUIRED) {
            chosen.toolChoice(ToolChoice.REQUIRED);
        } else if (rule == ToolUse.Rule.NONE) {
            chosen.toolChoice(ToolChoice.NONE);
        }
    }

    private static ResponseFormat format(Form form) {
        ResponseFormat.Builder format = ResponseFormat.builder().type(ResponseFormatType.JSON);
        return form.schema().isEmpty()
                ? format.build()
                : format.jsonSchema(JsonSchema.builder()
                                .name(form.name())
                                .rootElement(schema(form))
                                .build())
                        .build();
    }

    private static JsonRawSchema schema(Form form) {
        return form.strict() ? new StrictSchema(form.schema()) : JsonRawSchema.from(form.schema());
    }

    private static ChatMessage message(Speech speech) {
        return switch (speech.speaker()) {
            case SYSTEM -> SystemMessage.from(said(speech));
            case USER -> user(speech);
            case ASSISTANT ->
                AiMessage.builder()
                        .text(speech.text().isEmpty() ? null : speech.text())
                        .toolExecutionRequests(speech.toolCalls().stream()
                                .map(call -> ToolExecutionRequest.builder()
                                        .id(call.id())
                                        .name(call.name())
                                        .arguments(call.arguments())
                                        .build())
                                .toList())
                        .build();
            case TOOL -> ToolExecutionResultMessage.from(speech.toolCallId(), speech.name(), speech.text());
        };
    }

    private static UserMessage user(Speech speech) {
        List<Content> contents = speech.parts().stream().map(Requests::content).toList();
        return speech.name().isEmpty() ? UserMessage.from(contents) : UserMessage.from(speech.name(), contents);
    }

    private static Content content(Part part) {
        if (!part.isImage()) {
            return TextContent.from(part.text().isBlank() ? " " : part.text());
        }
        return part.detail().isEmpty()
                ? ImageContent.from(part.image())
                : ImageContent.from(
                        part.image(),
                        ImageContent.DetailLevel.valueOf(part.detail().toUpperCase(Locale.ROOT)));
    }

    private static String said(Speech speech) {
        if (speech.text().isBlank()) {
            throw new InvalidException("messages", "A message in `messages` says nothing.");
        }
        return speech.text();
    }
}
