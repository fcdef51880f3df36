package io.lectern.api.admin;

import static io.lectern.llm.connector.ScriptedProvider.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Makes every call that docs/models.md shows, in a tenant of its own. */
@ServerTest
class ModelsPageIT {

    private static final Path PAGE = Path.of("../docs/models.md");
    private static final Pattern CALL = Pattern.compile(
            "^curl -H \"\\$A\" (?:-X (\\S+) )?\"?\\$B(/[^\\s\"]+)\"?(?: -d '(.*)')?(?:\\s+# -> id is (\\w+))?$");
    private static final String WHOLE = "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
            + "{\"role\":\"assistant\",\"content\":\"ready\"},\"finish_reason\":\"stop\"}]}";

    @ArquillianResource
    Lectern lectern;

    @Test
    void everyCallOfThePageWorks() throws IOException {
        Lectern own = new People(lectern).ofNewTenant();
        Map<String, String> ids = new HashMap<>();
        List<String> tests = new ArrayList<>();
        int calls = 0;
        try (ScriptedProvider ollama = new ScriptedProvider(status(200, WHOLE, "Content-Type", "application/json"))) {
            for (String line : Files.readAllLines(PAGE)) {
                if (line.startsWith("curl ")) {
                    Answer answer = call(own, line.replace("http://localhost:11434/v1", ollama.baseUrl()), ids);
                    calls++;
                    if (line.contains("/test")) {
                        tests.add(answer.body());
                    }
                }
            }
        }
        assertThat(calls).isGreaterThan(25);
        assertThat(tests).singleElement().asString().contains("\"ok\":true");
    }

    private static Answer call(Lectern own, String line, Map<String, String> ids) {
        Matcher call = CALL.matcher(line);
        assertThat(call.matches())
                .as("a call of the form the page has: " + line)
                .isTrue();
        String body = filled(call.group(3), ids);
        String method = call.group(1) == null ? body == null ? "GET" : "POST" : call.group(1);
        Answer answer = own.send(method, "/api/v1" + filled(call.group(2), ids), body);
        assertThat(answer.status()).as(line + "\n" + answer.body()).isIn(200, 201, 204);
        if (call.group(4) != null) {
            String id = answer.json().getString("id");
            assertThat(UUID.fromString(id)).isNotNull();
            ids.put(call.group(4), id);
        }
        return answer;
    }

    private static String filled(String text, Map<String, String> ids) {
        if (text == null) {
            return null;
        }
        Matcher places = Pattern.compile("\\$([A-Z0-9]+)").matcher(text);
        return places.replaceAll(place -> ids.getOrDefault(place.group(1), "no such id: " + place.group(1)));
    }
}
