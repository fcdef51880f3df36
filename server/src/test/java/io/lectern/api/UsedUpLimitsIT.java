package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.api.chatapi.ProviderOnLoopback;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import java.io.IOException;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Whoever has used up what they may ask of models is told so, and when to come back, in the form of their dialect. */
@ServerTest
class UsedUpLimitsIT {

    @ArquillianResource
    Lectern lectern;

    @Test
    void eachDialectSaysWhenToComeBack() throws IOException {
        try (ProviderOnLoopback provider = ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Hello."))) {
            People.Person bob = new People(lectern).with("member");
            Lectern as = bob.client();
            String chat = Handbook.data(as.post(
                            "/api/v1/chats",
                            json("{'name':'" + Handbook.unique("chat") + "','llm':{'model_name':'" + provider.model
                                    + "'}}")))
                    .getString("id");
            String conversation =
                    as.post("/chat/conversations", json("{'title':'t'}")).json().getString("id");
            String completion = "'model':'" + provider.model + "','messages':[{'role':'user','content':'Hello?'}]}";
            assertThat(lectern.put("/api/v1/admin/usage/limits/users/" + bob.id(), "{\"requests_per_minute\":1}")
                            .status())
                    .isEqualTo(200);
            assertThat(as.post("/v1/chat/completions", json("{" + completion)).status())
                    .isEqualTo(200);

            for (String stream : new String[] {"{'stream':false,", "{'stream':true,"}) {
                told(as.post("/v1/chat/completions", json(stream + completion)), 429, "{\"error\":{\"code\":\"rate_");
            }
            String asking = json("{'conversation_id':'" + conversation + "','provider_id':'" + provider.id
                    + "','messages':[{'role':'user','content':'Hello?'}]}");
            told(as.post("/llm/chat", asking), 429, "{\"error\":\"");
            told(as.post("/llm/stream_chat", asking), 429, "{\"error\":\"");
            told(
                    as.post("/api/v1/chats/" + chat + "/completions", json("{'question':'Hello?','stream':false}")),
                    200,
                    "{\"code\":102,");
        }
    }

    private static void told(Answer answer, int status, String form) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith(form).contains("1 requests per minute");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
                .as(answer.body())
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
