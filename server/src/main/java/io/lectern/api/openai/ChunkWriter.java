package io.lectern.api.openai;

import io.lectern.common.Json;
import io.lectern.completion.Ending;
import io.lectern.gateway.ToolCall;
import java.util.List;

/** Writes the chunks of one streamed completion. Their common beginning is written once: there is a chunk per token. */
final class ChunkWriter {

    private static final String ROLE = "\"role\":\"assistant\",";

    private final String head;
    private boolean begun;

    ChunkWriter(long created, String model) {
        head = "{\"id\":" + quoted(ChatCompletionResponse.newId())
                + ",\"object\":\"chat.completion.chunk\",\"created\":" + created + ",\"model\":" + quoted(model)
                + ",\"choices\":[";
    }

    String content(String piece) {
        return delta("\"content\":" + quoted(piece));
    }

    String reasoning(String piece) {
        return delta("\"reasoning_content\":" + quoted(piece));
    }

    String tool(ToolCall piece) {
        String named = piece.name().isEmpty() ? "" : "\"name\":" + quoted(piece.name()) + ",";
        String first = piece.id().isEmpty() ? "" : "\"id\":" + quoted(piece.id()) + ",\"type\":\"function\",";
        return delta("\"tool_calls\":[{\"index\":" + piece.index() + "," + first + "\"function\":{" + named
                + "\"arguments\":" + quoted(piece.arguments()) + "}}]");
    }

    /** @param citations null when there are none */
    String end(Ending ending, List<CitationResponse> citations) {
        String cited = citations == null ? "" : ",\"citations\":" + JsonWithoutNulls.write(citations);
        return head + "{\"index\":0,\"delta\":{},\"finish_reason\":" + quoted(ChatCompletionResponse.reason(ending))
                + "}]" + cited + "}";
    }

    String usage(UsageResponse usage) {
        return head + "],\"usage\":" + JsonWithoutNulls.write(usage) + "}";
    }

    private String delta(String content) {
        String role = begun ? "" : ROLE;
        begun = true;
        return head + "{\"index\":0,\"delta\":{" + role + content + "},\"finish_reason\":null}]}";
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }
}
