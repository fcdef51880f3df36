package io.lectern.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts WildFly's {@code standalone-full.xml} after docs/run/wildfly/lectern.cli has changed it, with the WAR and the
 * probe in its deployment folder. The unpacked distribution stays as it is: everything written lies in the work folder.
 */
final class WildFly {

    private static final int HTTP = 8080;
    private static final int[] PORTS = {HTTP, 8443, 9990, 3528, 3529};

    private WildFly() {}

    static RunningServer start() throws IOException {
        Path folder = HarnessPaths.emptyWork("wildfly");
        copyTree(HarnessPaths.wildFly().resolve("standalone"), folder);
        configure(folder);
        Path deployments = folder.resolve("deployments");
        Path war = Files.copy(HarnessPaths.war(), deployments.resolve("lectern.war"));
        ProbeWar.in(deployments);
        int offset = FreePort.offsetFor(PORTS);
        ChildProcess process = ChildProcess.start("wildfly", folder, arguments(folder, offset));
        URI address = URI.create("http://127.0.0.1:" + (HTTP + offset));
        return new RunningServer(ServerKind.WILDFLY, process, address, war).whenReady();
    }

    private static List<String> arguments(Path folder, int offset) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        arguments.addAll(RunningServer.settings(folder));
        arguments.addAll(moduleAccess());
        arguments.add("-Djboss.server.base.dir=" + folder);
        arguments.add("-Djboss.home.dir=" + HarnessPaths.wildFly());
        arguments.add("-Djboss.socket.binding.port-offset=" + offset);
        arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        Path modules = HarnessPaths.wildFly().resolve("jboss-modules.jar");
        arguments.addAll(ChildProcess.tied(folder, modules, "org.jboss.modules.Main"));
        arguments.addAll(
                List.of("-mp", HarnessPaths.wildFly().resolve("modules").toString()));
        arguments.addAll(List.of("org.jboss.as.standalone", "-c", "standalone-full.xml"));
        return arguments;
    }

    /** What bin/common.sh of WildFly opens on a modular JDK. */
    private static List<String> moduleAccess() {
        List<String> options = new ArrayList<>();
        for (String exported : List.of(
                "java.desktop/sun.awt",
                "java.naming/com.sun.jndi.ldap",
                "java.naming/com.sun.jndi.url.ldap",
                "java.naming/com.sun.jndi.url.ldaps",
                "jdk.naming.dns/com.sun.jndi.dns")) {
            options.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        for (String opened :
                List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "security", "util", "util.concurrent")) {
            options.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        options.add("--add-opens=java.management/javax.management=ALL-UNNAMED");
        options.add("--add-opens=java.naming/javax.naming=ALL-UNNAMED");
        return options;
    }

    private static void configure(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        arguments.addAll(moduleAccess());
        arguments.add("-Djboss.server.base.dir=" + folder);
        arguments.add("-Djboss.home.dir=" + HarnessPaths.wildFly());
        arguments.addAll(List.of(
                "-jar",
                HarnessPaths.wildFly().resolve("jboss-modules.jar").toString(),
                "-mp",
                HarnessPaths.wildFly().resolve("modules").toString(),
                "org.jboss.as.cli",
                "--file=" + HarnessPaths.wildFlyScript()));
        ChildProcess script = ChildProcess.start(
                "wildfly-cli",
                folder,
                arguments,
                Map.of("JBOSS_HOME", HarnessPaths.wildFly().toString()));
        if (script.exitCode() != 0) {
            throw script.failure("refused " + HarnessPaths.wildFlyScript());
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
