package io.lectern.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The command lines of the two children. No secret is on them: everybody on the machine can read command lines. */
final class Commands {
    private final Installation installation;
    private final DataDirectory data;

    Commands(Installation installation, DataDirectory data) {
        this.installation = installation;
        this.data = data;
    }

    List<String> searchNode(int heapMiB) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(List.of(
                "-Xms32m",
                "-Xmx" + heapMiB + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40"));
        command.addAll(common("search"));
        command.addAll(List.of(
                "-Dio.netty.allocator.numDirectArenas=0",
                "-Dlog4j2.disable.jmx=true",
                "@" + classPathFile("search.classpath", installation.searchClassPath()),
                "io.lectern.searchnode.SearchNode",
                "data=" + data.search(),
                "logs=" + data.logs()));
        return command;
    }

    List<String> server(int heapMiB, int port, ServerFiles files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Child.java());
        command.addAll(List.of("-Xms64m", "-Xmx" + heapMiB + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(common("server"));
        command.addAll(moduleAccess());
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + files.temporary(),
                "@" + classPathFile("server.classpath", List.of(installation.launcherJar(), installation.payaraJar())),
                "io.lectern.boot.ServerMain",
                installation.payaraJar().toString(),
                installation.queueAdapter().toString(),
                installation.war().toString(),
                "--rootdir",
                files.root().toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                files.preBootCommands().toString(),
                "--logproperties",
                files.logSettings().toString()));
        return command;
    }

    private List<String> common(String name) {
        return List.of(
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + data.logs().resolve(name + "-crash-%p.log"),
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true");
    }

    /** Payara's manifest lists the JDK packages it opens; that list counts only with -jar, so it is repeated here. */
    private List<String> moduleAccess() throws IOException {
        try (JarFile jar = new JarFile(installation.payaraJar().toFile())) {
            Manifest manifest = jar.getManifest();
            List<String> options = new ArrayList<>();
            for (String kind : List.of("opens", "exports")) {
                String packages = manifest.getMainAttributes().getValue("Add-" + capital(kind));
                for (String name :
                        packages == null ? new String[0] : packages.strip().split(" +")) {
                    options.add("--add-" + kind + "=" + name + "=ALL-UNNAMED");
                }
            }
            return options;
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** A file, because Windows limits the length of command lines. */
    private Path classPathFile(String name, List<Path> jars) throws IOException {
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Files.writeString(data.run().resolve(name), "-cp \"" + path.replace("\\", "\\\\") + "\"\n");
    }
}
