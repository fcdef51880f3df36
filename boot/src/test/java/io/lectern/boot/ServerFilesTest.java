package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {

    @TempDir
    Path folder;

    @Test
    void theCommandsSetUpQueueDatabaseAndHttp() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            List<String> commands = new ServerFiles(data, "127.0.0.1", false).preBoot();

            assertThat(commands)
                    .anyMatch(
                            line -> line.matches(
                                    "create-resource-adapter-config .*broker\\.persistent=true.*dataDirectory=\\./queue.* activemq"));
            assertThat(commands)
                    .anyMatch(line -> line.contains("jdbc:h2:file:./db/") && line.contains("WRITE_DELAY=0"));
            assertThat(commands).anyMatch(line -> line.endsWith("allow-payload-for-undefined-http-methods=true"));
            assertThat(commands).anyMatch(line -> line.endsWith("http-listener.address=127.0.0.1"));
            assertThat(commands).anyMatch(line -> line.endsWith("server-header=false"));
        }
    }

    @Test
    void thePartsOfPayarasRootFolderAreCopied() throws Exception {
        Path payara = folder.resolve("payara");
        for (String part : List.of("config", "lib/install", "docroot")) {
            Files.createDirectories(payara.resolve(part));
        }
        Files.writeString(payara.resolve("config/domain.xml"), "<domain/>");
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            ServerFiles files = new ServerFiles(data, "127.0.0.1", false);

            files.write(payara);

            assertThat(files.root().resolve("config/domain.xml")).hasContent("<domain/>");
            assertThat(files.preBootCommands()).isNotEmptyFile();
            assertThat(files.logSettings()).isNotEmptyFile();
        }
    }
}
