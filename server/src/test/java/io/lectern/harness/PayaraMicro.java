package io.lectern.harness;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Starts Payara Micro with the queue's adapter, the WAR and the probe, as docs/run/payara-micro says it by hand. */
final class PayaraMicro {

    private PayaraMicro() {}

    static RunningServer start() throws IOException {
        return start("payara-micro", HarnessPaths.war());
    }

    static RunningServer start(String name, Path war) throws IOException {
        Path folder = HarnessPaths.emptyWork(name);
        int port = FreePort.any();
        List<String> arguments = new ArrayList<>(List.of("-Xmx700m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        arguments.addAll(RunningServer.settings(folder));
        arguments.addAll(moduleAccess());
        arguments.addAll(ChildProcess.tied(folder, HarnessPaths.payaraMicro(), "fish.payara.micro.PayaraMicro"));
        arguments.addAll(List.of("--nocluster", "--disablephonehome", "--port", Integer.toString(port)));
        arguments.addAll(List.of("--prebootcommandfile", commands(folder).toString()));
        for (Path archive : List.of(HarnessPaths.queueAdapter(), war, ProbeWar.in(folder))) {
            arguments.addAll(List.of("--deploy", archive.toString()));
        }
        ChildProcess process = ChildProcess.start(name, folder, arguments);
        URI address = URI.create("http://127.0.0.1:" + port);
        return new RunningServer(ServerKind.PAYARA_MICRO, process, address, war).whenReady();
    }

    private static Path commands(Path folder) throws IOException {
        String http = "set configs.config.server-config.network-config.";
        return Files.write(
                folder.resolve("preboot.asadmin"),
                List.of(
                        "create-resource-adapter-config --property ServerUrl=\"vm://localhost?broker.persistent=true"
                                + "&broker.useJmx=false&broker.dataDirectory=" + folder.resolve("queue")
                                + "\" activemq",
                        "set resources.jdbc-connection-pool.H2Pool.property.URL=jdbc:h2:" + folder.resolve("database"),
                        "set-microprofile-healthcheck-configuration --enabled=false",
                        "set-openapi-configuration --enabled=false",
                        http + "network-listeners.network-listener.http-listener.address=127.0.0.1",
                        http + "protocols.protocol.http-listener.http."
                                + "allow-payload-for-undefined-http-methods=true"));
    }

    /** The JDK packages that the jar's manifest opens; a manifest counts only with -jar. */
    private static List<String> moduleAccess() throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(HarnessPaths.payaraMicro().toFile())) {
            Attributes main = jar.getManifest().getMainAttributes();
            for (String opened : main.getValue("Add-Opens").split(" ")) {
                options.add("--add-opens=" + opened + "=ALL-UNNAMED");
            }
            for (String exported : main.getValue("Add-Exports").split(" ")) {
                options.add("--add-exports=" + exported + "=ALL-UNNAMED");
            }
        }
        return options;
    }
}
