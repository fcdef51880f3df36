package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** One way to ask a model through the server, with what it takes: an assistant and a session, or a conversation. */
final class AskedProvider {

    /** Every way that leads to a chat model. */
    enum Way {
        SESSION,
        SESSION_STREAMED,
        CHATS_OPENAI,
        CHATS_OPENAI_STREAMED,
        MODEL,
        MODEL_STREAMED,
        ASSISTANT,
        ASSISTANT_STREAMED,
        CHAT_API,
        CHAT_API_STREAMED;

        boolean streamed() {
            return name().endsWith("_STREAMED");
        }

        private boolean begins(Way other) {
            return name().startsWith(other.name());
        }
    }

    /** A provider's row and its one model. */
    record Known(String id, String model) {}

    private final Lectern lectern;
    private final Way way;
    private String chat = "";
    private String session = "";

    AskedProvider(Lectern lectern, Way way) {
        this.lectern = lectern;
        this.way = way;
        if (way.begins(Way.CHAT_API)) {
            session = lectern.post("/chat/conversations", "{\"title\":\"Failing\"}")
                    .json()
                    .getString("id");
        } else if (!way.begins(Way.MODEL)) {
            chat = Handbook.data(lectern.post("/api/v1/chats", "{\"name\":\"" + Handbook.unique("failing") + "\"}"))
                    .getString("id");
        }
        if (way.begins(Way.SESSION)) {
            session = Handbook.data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{}"))
                    .getString("id");
        }
    }

    Answer ask(Known provider, String question) {
        if (!chat.isEmpty()) {
            Answer set =
                    lectern.put("/api/v1/chats/" + chat, "{\"llm\":{\"model_name\":\"" + provider.model() + "\"}}");
            assertThat(set.json().getInt("code")).as(set.body()).isZero();
        }
        String said = "\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]";
        String stream = ",\"stream\":" + way.streamed() + "}";
        return switch (way) {
            case SESSION, SESSION_STREAMED ->
                lectern.post(
                        "/api/v1/chats/" + chat + "/completions",
                        "{\"question\":\"" + question + "\",\"session_id\":\"" + session + "\"" + stream);
            case CHATS_OPENAI, CHATS_OPENAI_STREAMED ->
                lectern.post(
                        "/api/v1/chats_openai/" + chat + "/chat/completions", "{\"model\":\"any\"," + said + stream);
            case MODEL, MODEL_STREAMED ->
                lectern.post("/v1/chat/completions", "{\"model\":\"" + provider.model() + "\"," + said + stream);
            case ASSISTANT, ASSISTANT_STREAMED ->
                lectern.post("/v1/chat/completions", "{\"model\":\"assistant/" + dashed(chat) + "\"," + said + stream);
            case CHAT_API, CHAT_API_STREAMED ->
                lectern.post(
                        way.streamed() ? "/llm/stream_chat" : "/llm/chat",
                        "{\"provider_id\":\"" + provider.id() + "\",\"conversation_id\":\"" + session + "\"," + said
                                + "}");
        };
    }

    /** Asserts that the failure is told as this way's dialect tells it, and kept where it keeps answers. */
    void assertTold(ProviderFault fault, Answer answer) {
        assertThat(answer.body())
                .contains(fault.says)
                .doesNotContain("sk-secret")
                .doesNotContain("oops")
                .doesNotContain("Exception");
        boolean begun = way.streamed() && fault.afterAToken();
        switch (way) {
            case SESSION, CHATS_OPENAI -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().getInt("code")).isEqualTo(100);
                assertThat(answer.json().getString("message")).contains(fault.says);
            }
            case SESSION_STREAMED ->
                assertThat(answer.body())
                        .contains("data:{\"code\":500,")
                        .contains("**ERROR**: ")
                        .endsWith("data:{\"code\":0,\"data\":true}\n\n");
            case CHATS_OPENAI_STREAMED ->
                assertThat(answer.body()).contains("\"content\":\"**ERROR**: ").endsWith("data:[DONE]\n\n");
            case MODEL, MODEL_STREAMED, ASSISTANT, ASSISTANT_STREAMED -> openAi(fault, answer, begun);
            case CHAT_API, CHAT_API_STREAMED -> chatApi(fault, answer, begun);
        }
        if (fault == ProviderFault.LIMIT && answer.status() != 200) {
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("17");
        }
        assertStored(fault);
    }

    /** Asserts that a question after the failure is answered. */
    void assertGoesOn(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("Fine.").doesNotContain("ERROR").doesNotContain("error");
        if (way.begins(Way.SESSION)) {
            assertThat(lastOfSession()).isEqualTo("Fine.");
        } else if (way.begins(Way.CHAT_API)) {
            assertThat(lastOfConversation().getString("content")).isEqualTo("Fine.");
        }
    }

    private static void openAi(ProviderFault fault, Answer answer, boolean begun) {
        if (begun) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains(ProviderFault.FIRST).doesNotContain("[DONE]");
        } else {
            assertThat(answer.status()).isEqualTo(fault.openAiStatus);
        }
        JsonObject error = last(answer, begun).getJsonObject("error");
        assertThat(error.getString("message")).contains(fault.says);
        assertThat(error.getString("code")).isEqualTo(fault.openAiCode);
        assertThat(error.getString("type"))
                .isEqualTo(
                        fault.openAiStatus >= 500
                                ? "api_error"
                                : fault.openAiStatus == 429 ? "rate_limit_error" : "invalid_request_error");
    }

    private static void chatApi(ProviderFault fault, Answer answer, boolean begun) {
        assertThat(answer.status()).isEqualTo(begun ? 200 : 502);
        assertThat(last(answer, begun).getString("error")).contains(fault.says);
    }

    /** The answer, or what its last event holds. */
    private static JsonObject last(Answer answer, boolean streamed) {
        if (!streamed) {
            return answer.json();
        }
        String event = answer.body().substring(answer.body().lastIndexOf("data:") + "data:".length());
        try (var reader = Json.createReader(new StringReader(event))) {
            return reader.readObject();
        }
    }

    private void assertStored(ProviderFault fault) {
        if (way.begins(Way.SESSION)) {
            assertThat(lastOfSession()).startsWith("**ERROR**: ").contains(fault.says);
        } else if (way.begins(Way.CHAT_API)) {
            assertThat(lastOfConversation().getString("content"))
                    .isEqualTo(fault.afterAToken() ? ProviderFault.FIRST : "");
            assertThat(lastOfConversation().getString("raw_output")).contains(fault.says);
        }
    }

    private String lastOfSession() {
        JsonArray messages = lectern.get("/api/v1/chats/" + chat + "/sessions?id=" + session)
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }

    private JsonObject lastOfConversation() {
        JsonArray messages = Json.createReader(
                        new StringReader(lectern.get("/chat/conversations/" + session + "/messages")
                                .body()))
                .readArray();
        return messages.getJsonObject(messages.size() - 1);
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
