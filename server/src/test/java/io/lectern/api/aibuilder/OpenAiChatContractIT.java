package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chat in OpenAI's form as contracts/aibuilder.md 3.7 has it. */
@ServerTest
class OpenAiChatContractIT {

    private static final String ASKED =
            "'messages':[{'role':'system','content':'Be rude.'},{'role':'assistant','content':'Hi!'},"
                    + "{'role':'user','content':'How many days of paid leave may employees take?'}]";
    private static String chat;

    @ArquillianResource
    Lectern lectern;

    @BeforeEach
    void makeAChatOnce() {
        if (chat == null) {
            String body = "{'name':'" + Handbook.unique("openai") + "','dataset_ids':['" + Handbook.in(lectern).dataset
                    + "']}";
            chat = Handbook.data(lectern.post("/api/v1/chats", json(body))).getString("id");
        }
    }

    @Test
    void whatIsMissingIsSaidBeforeTheKeyIsLookedAt() {
        Lectern stranger = lectern.withKey("wrong");
        Answer both = stranger.post(path(chat), "{}");
        assertThat(both.status()).isEqualTo(200);
        assertThat(both.json().getInt("code")).isEqualTo(101);
        assertThat(both.json().getString("message")).isEqualTo("required argument are missing: model,messages; ");
        assertThat(stranger.post(path(chat), json("{'model':'x'}")).json().getString("message"))
                .isEqualTo("required argument are missing: messages; ");
        assertThat(stranger.post(path(chat), json("{'model':'x'," + ASKED + "}"))
                        .json()
                        .getInt("code"))
                .isEqualTo(109);
    }

    @Test
    void messagesThatAskNothingAreRefusedInThisDialect() {
        is("{'model':'x','messages':[]}", chat, "You have to provide messages.");
        is(
                "{'model':'x','messages':[{'role':'assistant','content':'Hi'}]}",
                chat,
                "The last content of this conversation is not from user.");
        is("{'model':'x'," + ASKED + "}", "nope", "You don't own the chat nope");
    }

    @Test
    void aWholeAnswerIsABareOpenAiObject() {
        JsonObject answer = lectern.post(path(chat), json("{'model':'any','stream':false," + ASKED + "}"))
                .json();
        assertThat(answer.getString("object")).isEqualTo("chat.completion");
        assertThat(answer.getString("model")).isEqualTo("any");
        JsonObject choice = answer.getJsonArray("choices").getJsonObject(0);
        assertThat(choice.getString("finish_reason")).isEqualTo("stop");
        assertThat(choice.getJsonObject("message").getString("content")).contains("thirty days");
        JsonObject usage = answer.getJsonObject("usage");
        assertThat(usage.getInt("total_tokens"))
                .isEqualTo(usage.getInt("prompt_tokens") + usage.getInt("completion_tokens"));
    }

    @Test
    void chunksAddUpAndEndWithDone() {
        Answer answer = lectern.post(path(chat), json("{'model':'any'," + ASKED + "}"));
        String[] events = answer.body().split("\n\n");
        assertThat(events[events.length - 1]).isEqualTo("data:[DONE]");
        List<JsonObject> chunks = new ArrayList<>();
        for (String event : List.of(events).subList(0, events.length - 1)) {
            chunks.add(Json.createReader(new StringReader(event.substring("data:".length())))
                    .readObject());
        }
        StringBuilder text = new StringBuilder();
        for (JsonObject chunk : chunks.subList(0, chunks.size() - 1)) {
            JsonObject choice = chunk.getJsonArray("choices").getJsonObject(0);
            assertThat(choice.isNull("finish_reason")).isTrue();
            assertThat(choice.getJsonObject("delta").keySet())
                    .contains("content", "role", "function_call", "tool_calls");
            assertThat(chunk.isNull("usage")).isTrue();
            text.append(choice.getJsonObject("delta").getString("content", ""));
        }
        assertThat(text.toString()).contains("thirty days of paid leave").contains("[ID:0]");
        JsonObject last = chunks.get(chunks.size() - 1);
        assertThat(last.getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo("stop");
        assertThat(last.getJsonObject("usage").keySet()).contains("prompt_tokens", "completion_tokens", "total_tokens");
    }

    private void is(String body, String id, String message) {
        Answer answer = lectern.post(path(id), json(body));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).isEqualTo(102);
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    private static String path(String id) {
        return "/api/v1/chats_openai/" + id + "/chat/completions";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
