package io.lectern.boot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The files Payara Micro is started with, made anew for each run below {@code <data>/run}: its working folder, the
 * commands it runs before it boots, and its log settings. docs/run/payara-micro shows the same by hand.
 */
final class ServerFiles {
    /** The name the WAR's descriptors use; Payara takes it from the adapter's file name. */
    private static final String ADAPTER = "activemq";

    /**
     * Relative to the server's working folder, which is the data directory: these commands cannot carry a path with a space
     * in it.
     */
    private static final String BROKER_URL =
            "vm://localhost?broker.persistent=true&broker.useJmx=false&broker.dataDirectory=./queue";

    /**
     * WRITE_DELAY=0: H2 answers a commit before it is written otherwise (500 ms), and a killed process loses it. The pool
     * closes the database when the server stops, so H2's own exit hook must not do it earlier.
     */
    private static final String DATABASE_URL =
            "jdbc:h2:file:./db/lectern;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

    private final DataDirectory data;
    private final String httpAddress;
    private final boolean tls;

    ServerFiles(DataDirectory data, String httpAddress, boolean tls) {
        this.data = data;
        this.httpAddress = httpAddress;
        this.tls = tls;
    }

    Path root() {
        return data.run().resolve("payara");
    }

    Path temporary() {
        return data.run().resolve("tmp");
    }

    Path preBootCommands() {
        return data.run().resolve("preboot.asadmin");
    }

    Path logSettings() {
        return data.run().resolve("logging.properties");
    }

    /** Copies the few small files of Payara's root folder (its jars stay in the installation) and writes the rest. */
    void write(Path payara) throws IOException {
        for (String part : List.of("config", "lib", "docroot")) {
            copyTree(payara.resolve(part), root().resolve(part));
        }
        Files.createDirectories(temporary());
        Files.createDirectories(data.database());
        Files.write(preBootCommands(), preBoot());
        Files.write(logSettings(), logging());
    }

    List<String> preBoot() {
        String protocol = "set configs.config.server-config.network-config.protocols.protocol.http-listener.";
        String http = protocol + "http.";
        List<String> commands = new ArrayList<>(List.of(
                // messages on disk, the broker inside this process
                "create-resource-adapter-config --property ServerUrl=\"" + BROKER_URL + "\" " + ADAPTER,
                // the default data source: a file; res-type javax.sql.DataSource makes it the one non-XA resource
                "set resources.jdbc-connection-pool.H2Pool.property.URL=" + DATABASE_URL,
                "set resources.jdbc-connection-pool.H2Pool.steady-pool-size=2",
                // or Payara answers /health/ready itself until the WAR is deployed
                "set-microprofile-healthcheck-configuration --enabled=false",
                "set-openapi-configuration --enabled=false",
                // two dialects send bodies with GET and DELETE
                http + "allow-payload-for-undefined-http-methods=true",
                http + "server-header=false",
                http + "xpowered-by=false",
                // a token of an identity provider can be longer than 8 KiB with the other headers
                http + "header-buffer-length-bytes=32768",
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                        + httpAddress,
                "set configs.config.server-config.thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=64",
                // nothing is replicated: one process, no Hazelcast
                "set configs.config.server-config.availability-service.availability-enabled=false",
                "set configs.config.server-config.phone-home-runtime-configuration.enabled=false"));
        if (tls) {
            // the key store comes by the JDK's properties, see Instance; the port speaks TLS 1.2 and 1.3 only
            commands.add(protocol + "security-enabled=true");
            commands.add("create-ssl --type http-listener --certname " + Tls.ALIAS + " http-listener");
            commands.add(http + "http2-enabled=false");
        }
        return commands;
    }

    /** A backslash is an escape in properties files; forward slashes work on every system. */
    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private List<String> logging() {
        String handler = "java.util.logging.FileHandler";
        String formatter = "java.util.logging.SimpleFormatter";
        return List.of(
                "handlers=" + handler,
                handler + ".pattern=" + slashes(data.logs().resolve("server.%g.log")),
                handler + ".limit=10000000",
                handler + ".count=5",
                handler + ".append=true",
                handler + ".encoding=UTF-8",
                handler + ".formatter=" + formatter,
                formatter + ".format=%1$tFT%1$tT.%1$tL%1$tz %4$-7s [%3$s] %5$s%6$s%n",
                ".level=INFO",
                "org.apache.activemq.level=WARNING",
                "org.hibernate.validator.internal.util.Version.level=WARNING",
                // the JDK's list of authorities always holds some that have expired
                "javax.enterprise.system.security.ssl.level=SEVERE",
                "fish.payara.nucleus.util.level=WARNING",
                "org.glassfish.admin.mbeanserver.level=WARNING");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
