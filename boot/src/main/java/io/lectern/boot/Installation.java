package io.lectern.boot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The unpacked distribution; only read, never written.
 *
 * @param home folder that holds lectern.jar
 */
record Installation(Path home) {

    /** System property for those who run the launcher from elsewhere, as {@code ./mvnw -Pserve} does. */
    static final String HOME = "lectern.home";

    /** The folder of the running jar, unless {@value #HOME} names another one. */
    static Installation find() throws StartFailure {
        Path home = Optional.ofNullable(System.getProperty(HOME))
                .map(Path::of)
                .orElseGet(Installation::folderOfThisJar)
                .toAbsolutePath()
                .normalize();
        Installation installation = new Installation(home);
        for (Path needed : List.of(
                installation.launcherJar(),
                installation.payaraJar(),
                installation.queueAdapter(),
                installation.war(),
                installation.searchJars())) {
            if (!Files.exists(needed)) {
                throw new StartFailure("The installation is incomplete: " + needed + " is missing; unpack it again.");
            }
        }
        return installation;
    }

    private static Path folderOfThisJar() {
        try {
            return Path.of(Installation.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path launcherJar() {
        return home.resolve("lectern.jar");
    }

    /** Payara Micro in its unpacked form: its jars lie in {@code runtime} beside this one. */
    Path payaraJar() {
        return payara().resolve("launch-micro.jar");
    }

    Path payara() {
        return home.resolve("payara");
    }

    Path queueAdapter() {
        return home.resolve("activemq.rar");
    }

    Path war() {
        return home.resolve("lectern.war");
    }

    Path searchJars() {
        return home.resolve("search").resolve("lib");
    }

    /** Sorted, so that every start sees the same class path. */
    List<Path> searchClassPath() throws IOException {
        try (Stream<Path> files = Files.list(searchJars())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    String version() {
        return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
