package io.lectern.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the build has put what the tests start; said by failsafe's configuration in server/pom.xml. */
final class HarnessPaths {

    private HarnessPaths() {}

    static Path war() {
        return path("war");
    }

    static Path payaraMicro() {
        return path("servers").resolve("payara-micro.jar");
    }

    static Path queueAdapter() {
        return path("servers").resolve("activemq.rar");
    }

    static Path wildFly() {
        return path("wildfly");
    }

    static Path wildFlyScript() {
        return path("wildfly.script");
    }

    static Path keycloak() {
        return path("keycloak");
    }

    /** An empty folder for one process; what an earlier run left there is gone. */
    static Path emptyWork(String name) {
        Path folder = path("work").resolve(name);
        try {
            if (Files.exists(folder)) {
                deleteTree(folder);
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path path(String name) {
        String value = System.getProperty("lectern.it." + name);
        if (value == null) {
            throw new IllegalStateException(
                    "lectern.it." + name + " is not set; run the test through Maven's failsafe");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
