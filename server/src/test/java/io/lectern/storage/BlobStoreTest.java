package io.lectern.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.DomainException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    @TempDir
    Path data;

    private final BlobStore store = new BlobStore();

    @BeforeEach
    void limitOf100Bytes() {
        store.config = new StorageConfig();
        store.config.dataDir = data.toString();
        store.config.maxBytes = 100;
    }

    @Test
    void bytesComeBackWithTheirSizeAndHash() throws IOException {
        Blob blob = store.store(new ByteArrayInputStream("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(blob.size()).isEqualTo(3);
        assertThat(blob.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Files.readString(store.path(blob.uid()))).isEqualTo("abc");
    }

    @Test
    void exactlyTheLimitIsTakenAndOneMoreIsNot() throws IOException {
        store.store(new ByteArrayInputStream(new byte[100]));
        assertThatThrownBy(() -> store.store(new ByteArrayInputStream(new byte[101])))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("larger than 100 bytes");
        assertThat(files()).hasSize(1);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> store.store(broken)).isInstanceOf(DomainException.class);
        assertThat(files()).isEmpty();
    }

    private Stream<Path> files() throws IOException {
        return Files.walk(data).filter(Files::isRegularFile);
    }
}
