package io.lectern.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The run's one Keycloak, with the realms of src/test/resources/keycloak. Its address is known to the servers from their
 * start on; it is started by the first test that asks for it, so that other tests do not wait, and ends with this process.
 */
public final class SharedKeycloak {

    public static final String ADMINISTRATOR = "keycloak-admin";

    private static final int PORT = FreePort.any();
    private static final int REAUGMENTED = 10;
    private static final Duration START_LIMIT = Duration.ofSeconds(240);

    private static boolean started;

    private SharedKeycloak() {}

    /** What a server is told, so that it accepts the tokens of both realms. */
    static List<String> settings() {
        return List.of(
                "-Dmp.jwt.verify.issuer=" + realm("lectern"),
                "-Dmp.jwt.verify.clock.skew=1",
                "-Dlectern.sso.client-id=lectern",
                "-Dlectern.sso.client-secret=secret-of-lectern",
                "-Dlectern.sso.name=Keycloak",
                "-Dlectern.sso.more-issuers=" + realm("partner") + "|" + realm("partner")
                        + "/protocol/openid-connect/certs",
                "-Dlectern.sso.role-map=documents-admin=administrator,documents-editor=member,documents-reader=read_only",
                "-Dlectern.sso.default-role=none",
                "-Dlectern.sso.group-claim=groups");
    }

    /** Where it answers, for example {@code http://127.0.0.1:41234}. */
    public static synchronized URI address() {
        if (!started) {
            try {
                start();
            } catch (IOException e) {
                throw new IllegalStateException("Keycloak did not start", e);
            }
            started = true;
        }
        return URI.create("http://127.0.0.1:" + PORT);
    }

    /** The issuer of a realm; starts nothing. */
    public static String realm(String name) {
        return "http://127.0.0.1:" + PORT + "/realms/" + name;
    }

    private static void start() throws IOException {
        Path home = HarnessPaths.keycloak();
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        for (String realm : List.of("lectern-realm.json", "partner-realm.json")) {
            try (InputStream text = SharedKeycloak.class.getResourceAsStream("/keycloak/" + realm)) {
                Files.write(realms.resolve(realm), text.readAllBytes());
            }
        }
        Path work = HarnessPaths.emptyWork("keycloak");
        ChildProcess process = run(home, work, false);
        Await.until(
                START_LIMIT,
                () -> !process.isAlive() || answers(),
                () -> process.failure("was not ready").getMessage());
        if (process.isAlive()) {
            return;
        }
        // the first start of a distribution builds itself anew and wants to be started again
        if (process.exitCode() != REAUGMENTED) {
            throw process.failure("could not start");
        }
        ChildProcess again = run(home, Files.createDirectories(work.resolve("built")), true);
        Await.until(
                START_LIMIT,
                SharedKeycloak::answers,
                () -> again.failure("was not ready").getMessage());
    }

    /** What bin/kc.sh does, but in a process that ends with this one. */
    private static ChildProcess run(Path home, Path work, boolean built) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
            arguments.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        arguments.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        arguments.add("-Dkc.home.dir=" + home);
        arguments.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        if (built) {
            arguments.add("-Dkc.config.built=true");
        }
        Path jar = home.resolve("lib").resolve("quarkus-run.jar");
        arguments.addAll(ChildProcess.tied(work, jar, "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        arguments.addAll(List.of("--profile=dev", "start-dev", "--import-realm"));
        arguments.addAll(List.of("--http-host=127.0.0.1", "--http-port=" + PORT));
        return ChildProcess.start(
                "keycloak",
                work,
                arguments,
                Map.of(
                        "KC_DB",
                        "dev-mem",
                        "KC_CACHE",
                        "local",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMINISTRATOR));
    }

    private static boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm("partner")))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
