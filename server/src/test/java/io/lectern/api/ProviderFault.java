package io.lectern.api;

import static io.lectern.llm.connector.ScriptedProvider.delta;
import static io.lectern.llm.connector.ScriptedProvider.event;
import static io.lectern.llm.connector.ScriptedProvider.openStream;
import static io.lectern.llm.connector.ScriptedProvider.status;

import io.lectern.llm.connector.ScriptedProvider.Script;
import java.util.concurrent.TimeUnit;

/** How a model's provider can fail, and what /v1 answers then; the other dialects answer the same to all of them. */
enum ProviderFault {
    KEY(status(401, error("bad key sk-secret-1", "invalid_api_key")), "refused the API key", 502, "upstream_failed"),
    FORBIDDEN(status(403, error("not you sk-secret-1", "no")), "refused the API key", 502, "upstream_failed"),
    MODEL_403(status(403, error("no access", "model_not_found")), "does not know the model", 502, "upstream_failed"),
    MODEL_404(status(404, error("gone", "model_not_found")), "does not know the model", 502, "upstream_failed"),
    LIMIT(status(429, error("slow", "rate"), "Retry-After", "17"), "try again in 17 s", 429, "rate_limit_exceeded"),
    BROKEN(status(500, "<html>oops</html>"), "failed with status 500", 502, "upstream_failed"),
    REFUSED_CONNECTION(null, "cannot be reached", 502, "upstream_failed"),
    UNANSWERED_CONNECTION(null, "did not take the connection in time", 504, "upstream_timeout"),
    SILENCE(exchange -> silence(), "said nothing for 10 s", 504, "upstream_timeout"),
    SILENCE_AFTER_A_TOKEN(
            exchange -> {
                event(openStream(exchange), delta("content", ProviderFault.FIRST));
                silence();
            },
            "said nothing for 10 s",
            504,
            "upstream_timeout"),
    CUT_AFTER_A_TOKEN(
            exchange -> event(openStream(exchange), delta("content", ProviderFault.FIRST)),
            "broke off in the middle",
            502,
            "upstream_failed"),
    BAD_JSON(
            exchange -> {
                var out = openStream(exchange);
                event(out, "{\"choices\":[{");
                event(out, "[DONE]");
            },
            "sent an answer that cannot be read",
            502,
            "upstream_failed"),
    BAD_JSON_AFTER_A_TOKEN(
            exchange -> {
                var out = openStream(exchange);
                event(out, delta("content", ProviderFault.FIRST));
                event(out, "{\"choices\":[{");
                event(out, "[DONE]");
            },
            "sent an answer that cannot be read",
            502,
            "upstream_failed"),
    NO_STREAM(status(200, "<html>Welcome</html>"), "no stream of tokens", 502, "upstream_failed"),
    TOO_LONG(
            status(400, error("This model's maximum context length is 9 tokens", "context_length_exceeded")),
            "too long for the model",
            400,
            "context_length_exceeded"),
    FILTER(status(400, error("no such talk", "content_filter")), "content filter", 400, "content_filter");

    /** What is said before a stream fails. */
    static final String FIRST = "Half an answer";

    final Script script;
    final String says;
    final int openAiStatus;
    final String openAiCode;

    /** @param script null where no provider is reached at all */
    ProviderFault(Script script, String says, int openAiStatus, String openAiCode) {
        this.script = script;
        this.says = says;
        this.openAiStatus = openAiStatus;
        this.openAiCode = openAiCode;
    }

    boolean afterAToken() {
        return name().endsWith("_AFTER_A_TOKEN");
    }

    private static String error(String message, String code) {
        return "{\"error\":{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}}";
    }

    /** Longer than lectern.llm.timeout of the tests' servers; closing the provider ends it. */
    private static void silence() throws InterruptedException {
        TimeUnit.MINUTES.sleep(1);
    }
}
