package io.lectern.api.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.aibuilder.Handbook;
import io.lectern.api.chatapi.ProviderOnLoopback;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes through {@code /v1/chat/completions} to a provider, and what comes back. */
@ServerTest
class GatewayIT {

    private static final String TOOL = "{'type':'function','function':{'name':'weather','description':'Tells it',"
            + "'parameters':{'type':'object','properties':{'city':{'type':'string','enum':['Rome','Oslo']}},"
            + "'required':['city']}}}";

    @ArquillianResource
    Lectern lectern;

    private ProviderOnLoopback scripted;

    @BeforeEach
    void script() throws IOException {
        scripted = ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Hel", "lo", "."));
    }

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void asManyEventsGoOutAsCameIn() {
        Answer answer = ask("'stream':true,'stream_options':{'include_usage':true}," + messages("Hi"));
        String[] events = answer.body().split("\n\n");
        assertThat(events).as(answer.body()).hasSize(6);
        assertThat(events[0]).contains("\"role\":\"assistant\"").contains("\"content\":\"Hel\"");
        assertThat(events[3]).contains("\"finish_reason\":\"stop\"");
        assertThat(events[4]).contains("\"total_tokens\":5");
        assertThat(events[5]).isEqualTo("data:[DONE]");
    }

    @Test
    void toolsAndTheFormOfAnswersReachTheProvider() {
        ask("'tools':[" + TOOL
                + "],'tool_choice':'required','response_format':{'type':'json_object'},'temperature':0.5,"
                + "'max_tokens':7,'stop':'END'," + messages("Weather in Rome?"));
        String sent = scripted.provider.bodies().get(0);
        assertThat(sent)
                .contains("\"weather\"")
                .contains("\"Oslo\"")
                .contains("json_object")
                .contains("required")
                .contains("END")
                .contains("0.5");
    }

    @Test
    void aSchemaReachesTheProviderWholeAndAsStrictAsItWasSent() {
        for (String strict : List.of("true", "false")) {
            for (String streamed : List.of("true", "false")) {
                ask("'stream':" + streamed + ",'response_format':{'type':'json_schema','json_schema':{'name':'city',"
                        + "'strict':" + strict + ",'schema':{'type':'object','properties':{'name':{'type':'string'}},"
                        + "'required':['name'],'additionalProperties':false}}}," + messages("Which city?"));
                List<String> bodies = scripted.provider.bodies();
                JsonObject sent = Json.createReader(new StringReader(bodies.get(bodies.size() - 1)))
                        .readObject()
                        .getJsonObject("response_format")
                        .getJsonObject("json_schema");
                assertThat(sent.getString("name")).isEqualTo("city");
                assertThat(sent.get("strict")).hasToString(strict);
                assertThat(sent.getJsonObject("schema").getBoolean("additionalProperties"))
                        .isFalse();
            }
        }
    }

    @Test
    void callsOfToolsComeBackAndTheirResultsGoThere() {
        scripted.provider.then(exchange -> {
            var out = ScriptedProvider.openStream(exchange);
            ScriptedProvider.event(
                    out,
                    chunk("{'tool_calls':[{'index':0,'id':'call_1','type':'function','function':{'name':'weather',"
                            + "'arguments':'{'}}]}"));
            ScriptedProvider.event(
                    out, chunk("{'tool_calls':[{'index':0,'function':{'arguments':'\\\"city\\\":\\\"Rome\\\"}'}}]}"));
            ScriptedProvider.event(
                    out,
                    "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
            ScriptedProvider.event(out, "[DONE]");
            exchange.close();
        });
        JsonObject choice = ask("'tools':[" + TOOL + "]," + messages("Weather in Rome?"))
                .json()
                .getJsonArray("choices")
                .getJsonObject(0);
        assertThat(choice.getString("finish_reason")).isEqualTo("tool_calls");
        JsonObject call =
                choice.getJsonObject("message").getJsonArray("tool_calls").getJsonObject(0);
        assertThat(call.getString("id")).isEqualTo("call_1");
        assertThat(call.getJsonObject("function").getString("arguments")).isEqualTo("{\"city\":\"Rome\"}");

        scripted.provider.then(ScriptedProvider.streaming("Sunny."));
        Answer answer =
                ask("'messages':[{'role':'user','content':'Weather in Rome?'},{'role':'assistant','content':null,"
                        + "'tool_calls':[{'id':'call_1','type':'function','function':{'name':'weather','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'call_1','content':'22 degrees'}]");
        assertThat(answer.json().toString()).contains("Sunny.");
        assertThat(scripted.provider.bodies().get(1)).contains("call_1").contains("22 degrees");
    }

    @Test
    void aMessageOfAnUnknownRoleIsRefused() {
        Answer wrong = ask("'messages':[{'role':'robot','content':'x'}]");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().getJsonObject("error").getString("message")).contains("robot");
    }

    @Test
    void useIsRecordedUnderTheDialectThatAskedAndNotUnderTheAssistants() {
        String chat = Handbook.data(lectern.post(
                        "/api/v1/chats",
                        "{\"name\":\"" + Handbook.unique("both") + "\",\"llm\":{\"model_name\":\"" + scripted.model
                                + "\"}}"))
                .getString("id");
        int openai = calls("openai");
        int aibuilder = calls("aibuilder");
        Answer here = lectern.post(
                "/v1/chat/completions",
                ("{'model':'assistant/" + dashed(chat) + "'," + messages("Hi") + "}").replace('\'', '"'));
        assertThat(here.body()).contains("Hello.");
        assertThat(calls("openai")).isEqualTo(openai + 1);
        assertThat(calls("aibuilder")).isEqualTo(aibuilder);
        String session = Handbook.data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{}"))
                .getString("id");
        Answer there = lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                "{\"question\":\"Hi\",\"stream\":false,\"session_id\":\"" + session + "\"}");
        assertThat(there.body()).contains("Hello.");
        assertThat(calls("aibuilder")).isEqualTo(aibuilder + 1);
    }

    private int calls(String dialect) {
        return lectern.get("/api/v1/admin/usage?dialect=" + dialect).json().getInt("total");
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private Answer ask(String body) {
        return lectern.post(
                "/v1/chat/completions", ("{'model':'" + scripted.model + "'," + body + "}").replace('\'', '"'));
    }

    private static String messages(String text) {
        return "'messages':[{'role':'user','content':'" + text + "'}]";
    }

    private static String chunk(String delta) {
        return ("{'id':'c','model':'m','choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}")
                .replace('\'', '"');
    }
}
