package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        Path root = folder.resolve("new").resolve("data");
        try (DataDirectory data = DataDirectory.open(root)) {
            assertThat(Files.getPosixFilePermissions(data.root()))
                    .doesNotContain(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        }
    }

    @Test
    void aSecondInstanceIsRefusedWithTheProcessThatHoldsIt() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertThatThrownBy(() -> DataDirectory.open(data.root()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll(
                            folder.toString(),
                            "another Lectern (process "
                                    + ProcessHandle.current().pid() + ")",
                            Settings.DATA_DIR);
        }
    }

    @Test
    void canBeOpenedAgainAfterItWasClosed() throws Exception {
        DataDirectory.open(folder).close();
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertThat(data.logs()).isDirectory();
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll("cannot be written", Settings.DATA_DIR);
    }

    @Test
    void emptyingTheRunFolderLeavesTheRest() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            Files.createDirectories(data.run().resolve("payara/config"));
            Files.writeString(data.run().resolve("payara/config/domain.xml"), "");
            Files.writeString(data.firstKey(), "key");

            data.emptyRun();

            assertThat(data.run()).isEmptyDirectory();
            assertThat(data.firstKey()).exists();
        }
    }
}
