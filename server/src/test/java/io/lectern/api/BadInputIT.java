package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What attackers send before they are anybody. */
@ServerTest
class BadInputIT {

    private static final String DATASETS = "/api/v1/datasets";
    private static final int BURST = 10_000;
    private static final int ALLOWED = 300;

    @ArquillianResource
    Lectern lectern;

    @Test
    void tenThousandWrongKeysAreStoppedWhileAGoodKeyElsewhereIsServed() throws Exception {
        Lectern attacker = lectern.from("198.51.100.1");
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<Answer>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < BURST; i++) {
            answers.add(senders.submit(
                    () -> attacker.withKey(UUID.randomUUID().toString()).get(DATASETS)));
        }
        List<Long> waits = new ArrayList<>();
        while (!answers.get(BURST - 1).isDone()) {
            long start = System.nanoTime();
            assertThat(lectern.get(DATASETS + "?page_size=1").json().getInt("code"))
                    .isZero();
            waits.add(System.nanoTime() - start);
        }
        senders.shutdown();
        double minutes = (System.nanoTime() - begun) / 6e10;
        int looked = 0;
        int stopped = 0;
        for (Future<Answer> answer : answers) {
            int code = answer.get().json().getInt("code");
            assertThat(code).isIn(109, 102);
            looked += code == 109 ? 1 : 0;
            stopped += code == 102 ? 1 : 0;
        }
        waits.sort(null);
        Duration median = Duration.ofNanos(waits.get(waits.size() / 2));
        System.out.printf(
                "burst of %d wrong keys: %d looked up, %d refused unread; a good key meanwhile: p50 %.1f ms of %d calls%n",
                BURST, looked, stopped, median.toNanos() / 1e6, waits.size());
        assertThat(looked).as("with what was refilled meanwhile").isLessThan((int) (ALLOWED * (1.1 + minutes)));
        assertThat(stopped).isGreaterThan(BURST / 2);
        assertThat(median).isLessThan(Duration.ofSeconds(1));
        Answer refused = firstRefused(number -> attacker.withKey("another"));
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(attacker.get(DATASETS).json().getInt("code"))
                .as("a key known to be right")
                .isZero();
    }

    @Test
    void anAddressThatAClientMadeUpIsNotBelieved() {
        assertThat(firstRefused(
                        number -> lectern.withKey("wrong").from("203.0.113." + number % 250 + ", 198.51.100.2")))
                .isNotNull();
    }

    @Test
    void anAddressThatTriedTooManyKeysIsToldWhenToComeBackInEachDialectsForm() {
        Lectern attacker = lectern.withKey("wrong").from("198.51.100.3");
        assertThat(firstRefused(number -> attacker).body()).startsWith("{\"code\":102,\"message\":");
        toldToWait(() -> attacker.get("/v1/models"), "{\"error\":{\"code\":\"rate_limit_exceeded\"");
        toldToWait(() -> attacker.get("/chat/conversations"), "{\"error\":\"");
        toldToWait(() -> attacker.post("/llm/chat", "{}"), "{\"error\":\"");
        toldToWait(() -> attacker.get("/api/v1/admin/me"), "{\"error\":\"");
        String login = "{\"username\":\"ada\",\"password\":\"correct horse battery\"}";
        for (String path : List.of("/users/login", "/api/v1/admin/login")) {
            toldToWait(() -> attacker.post(path, login), "{\"error\":\"");
            // passwords are no way around it
            toldToWait(() -> attacker.withKey("").post(path, login), "{\"error\":\"");
        }
    }

    /** The allowance grows again by five a second, so a slow machine may need another try. */
    private void toldToWait(Supplier<Answer> call, String form) {
        Answer answer = call.get();
        for (int tries = 0; tries < 20 && answer.status() != 429; tries++) {
            firstRefused(number -> lectern.withKey("wrong").from("198.51.100.3"));
            answer = call.get();
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).startsWith(form).contains("Too many wrong keys or passwords");
        assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    }

    @Test
    void aTenantsFilesHaveARoom() {
        Lectern other = new People(lectern).ofNewTenant();
        String dataset = Handbook.empty(other);
        String documents = DATASETS + "/" + dataset + "/documents";
        byte[] text = "some words".getBytes(StandardCharsets.UTF_8);
        assertThat(other.upload(documents, "before.txt", text).json().getInt("code"))
                .isZero();
        long almostAll = 107_374_182_400L - text.length - 1;
        assertThat(lectern.sql("update stored_file set size_bytes = " + almostAll
                        + " where tenant_id = (select tenant_id from dataset where uid = '"
                        + dataset.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5") + "')"))
                .isEqualTo(1);
        assertThat(other.upload(documents, "fits.txt", text).json().getInt("code"))
                .isZero();
        Answer refused = other.upload(documents, "after.txt", text);
        assertThat(refused.json().getInt("code")).as(refused.body()).isIn(102, 500);
        assertThat(refused.body()).contains("There is no room for this file", "lectern.upload.tenant-bytes");
        assertThat(other.get(documents).json().getJsonObject("data").getInt("total"))
                .isEqualTo(2);
        assertThat(lectern.upload(DATASETS + "/" + Handbook.empty(lectern) + "/documents", "other.txt", text)
                        .json()
                        .getInt("code"))
                .as("another tenant")
                .isZero();
    }

    /** The allowance grows while it is used, so the first refusal comes a little later than it is large. */
    private static Answer firstRefused(IntFunction<Lectern> client) {
        for (int number = 0; number < ALLOWED * 3; number++) {
            Answer answer = client.apply(number).get(DATASETS);
            if (answer.json().getInt("code") == 102) {
                return answer;
            }
        }
        throw new AssertionError("never refused");
    }

    @Test
    void aKeyInTheAddressIsRefused() {
        for (String name : List.of("api_key", "access_token", "Authorization")) {
            Answer answer = lectern.get(DATASETS + "?" + name + "=" + lectern.key());
            assertThat(answer.json().getInt("code")).isEqualTo(101);
            assertThat(answer.body()).doesNotContain(lectern.key());
        }
        for (String path : List.of("/v1/models", "/chat/conversations", "/users", "/api/v1/admin/me")) {
            Answer answer = lectern.get(path + "?api_key=" + lectern.key());
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("Authorization header").doesNotContain(lectern.key());
        }
        assertThat(lectern.withKey("")
                        .get(DATASETS + "?api_key=" + lectern.key())
                        .json()
                        .getInt("code"))
                .isNotZero();
    }

    @Test
    void oversizedCredentialsAreRefusedAndTheServerLivesOn() throws IOException {
        for (int size : List.of(20_000, 1_000_000)) {
            String token = "x".repeat(size / 3);
            String status = raw(
                    "GET " + DATASETS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + token + "." + token + "." + token + "\r\n\r\n");
            assertThat(status).as(size + " characters").doesNotContain("200 OK").doesNotContain("Exception");
        }
        assertThat(lectern.get(DATASETS).json().getInt("code")).isZero();
    }

    @Test
    void lineBreaksInAddressesNamesAndHeadersMakeNoHeaders() throws IOException {
        for (String request : List.of(
                "GET /api/v1/%0d%0aX-Injected:%20yes HTTP/1.1\r\nHost: localhost\r\n",
                "GET /ui/%0d%0aX-Injected:%20yes HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/v1/datasets?name=%0d%0aX-Injected:%20yes HTTP/1.1\r\nHost: localhost\r\n",
                "OPTIONS /api/v1/datasets HTTP/1.1\r\nHost: localhost\r\nOrigin: https://portal.example%0d%0aX-Injected: yes\r\n")) {
            String answer = raw(request + "Connection: close\r\n\r\n");
            assertThat(answer.lines().takeWhile(line -> !line.isBlank()))
                    .as(request)
                    .noneMatch(line -> line.startsWith("X-Injected"));
        }
        String dataset = lectern.post(DATASETS, "{\"name\":\"injected-" + UUID.randomUUID() + "\"}")
                .json()
                .getJsonObject("data")
                .getString("id");
        Answer uploaded = lectern.upload(
                DATASETS + "/" + dataset + "/documents",
                "a%0d%0aX-Injected: yes.txt",
                "text".getBytes(StandardCharsets.UTF_8));
        String document = uploaded.json().getJsonArray("data").getJsonObject(0).getString("id");
        Answer download = lectern.get(DATASETS + "/" + dataset + "/documents/" + document);
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.headers().firstValue("X-Injected")).isEmpty();
    }

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItSaysItsLengthOrNot() throws IOException {
        String long17 = "x".repeat(17 << 20);
        Answer declared = lectern.post(DATASETS, "{\"name\":\"" + long17 + "\"}");
        assertThat(declared.json().getInt("code")).isEqualTo(101);
        assertThat(declared.body()).contains("lectern.http.max-body-bytes");
        StringBuilder chunked =
                new StringBuilder("POST " + DATASETS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nAuthorization: Bearer " + lectern.key()
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 17; i++) {
            chunked.append("100000\r\n").append(long17, 0, 1 << 20).append("\r\n");
        }
        assertThat(raw(chunked.append("0\r\n\r\n").toString())).contains("lectern.http.max-body-bytes");
    }

    /** Interleaved, so that a busy machine slows all alike; medians, so that a pause does not count. */
    @Test
    void unknownAndAlmostRightKeysTakeEquallyLong() {
        String key = lectern.key();
        String almost = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
        int rounds = 400;
        long[] unknown = new long[rounds];
        long[] close = new long[rounds];
        for (int i = -100; i < rounds; i++) {
            Lectern client = lectern.from("10.9." + (i + 100) % 250 + "." + (i + 100) / 250);
            long first = timed(client.withKey(UUID.randomUUID().toString()));
            long second = timed(client.withKey(almost));
            if (i >= 0) {
                unknown[i] = first;
                close[i] = second;
            }
        }
        Arrays.sort(unknown);
        Arrays.sort(close);
        double ratio = (double) close[rounds / 2] / unknown[rounds / 2];
        System.out.printf("time for an almost right key / an unknown key, p50: %.2f%n", ratio);
        assertThat(ratio).isBetween(0.7, 1.4);
    }

    /** Who could tell them apart could find out which accounts exist. */
    @Test
    void unknownNamesAndWrongPasswordsTakeEquallyLong() {
        String name = "ada-" + UUID.randomUUID();
        String password = "\",\"password\":\"correct horse battery\"}";
        assertThat(lectern.post("/api/v1/admin/users", "{\"username\":\"" + name + password)
                        .status())
                .isEqualTo(201);
        int rounds = 7;
        long[] unknown = new long[rounds];
        long[] wrong = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            unknown[i] = timedLogin(UUID.randomUUID().toString());
            wrong[i] = timedLogin(name);
        }
        Arrays.sort(unknown);
        Arrays.sort(wrong);
        double ratio = (double) wrong[rounds / 2] / unknown[rounds / 2];
        System.out.printf("time for a wrong password / an unknown name, p50: %.2f%n", ratio);
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private long timedLogin(String name) {
        Lectern stranger = lectern.withKey("").from("198.51.100.9");
        long start = System.nanoTime();
        Answer answer =
                stranger.post("/users/login", "{\"username\":\"" + name + "\",\"password\":\"wrong horse battery\"}");
        long nanos = System.nanoTime() - start;
        assertThat(answer.status()).isEqualTo(401);
        return nanos;
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepABrowserStrict() {
        for (String path : List.of(DATASETS, "/api/v1/nothing", "/ui/", "/health/live")) {
            Answer answer = lectern.get(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .hasSize(1);
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .isEmpty();
            assertThat(answer.headers().firstValue("X-Lectern-Failure"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(lectern.get(DATASETS).headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void onlyPagesOfAllowedOriginsMayReadAnswers() throws IOException {
        String allowed = raw("OPTIONS " + DATASETS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Origin: https://portal.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        assertThat(allowed).contains(" 204").contains("Access-Control-Allow-Origin: https://portal.example");
        String other = raw("OPTIONS " + DATASETS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
        assertThat(other).doesNotContain("Access-Control-Allow-Origin").doesNotContain(" 500");
        String plain =
                raw("GET " + DATASETS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + lectern.key() + "\r\nOrigin: https://portal.example\r\n\r\n");
        assertThat(plain)
                .contains("Access-Control-Allow-Origin: https://portal.example")
                .doesNotContain("Allow-Credentials");
    }

    private static long timed(Lectern client) {
        long start = System.nanoTime();
        client.get(DATASETS);
        return System.nanoTime() - start;
    }

    /** What no client library would send. The answer is empty when the server hung up. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(lectern.address().getHost(), lectern.address().getPort())) {
            socket.setSoTimeout(30_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException refusedWhileSending) {
                // the answer may be there already
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException hungUp) {
            return "";
        }
    }
}
