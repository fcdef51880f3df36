package io.lectern.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells UTF-16 text without a byte order mark from binary: its zero bytes stand on one side of nearly every pair. */
final class Utf16 {

    private Utf16() {}

    static boolean likely(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        int pairs = head.length / 2;
        int[] zeros = new int[2];
        int control = 0;
        for (int i = 0; i < 2 * pairs; i++) {
            if (head[i] == 0) {
                zeros[i % 2]++;
            } else if (head[i] > 0 && head[i] < 9) {
                control++;
            }
        }
        int more = Math.max(zeros[0], zeros[1]);
        int fewer = Math.min(zeros[0], zeros[1]);
        return pairs > 3 && more > pairs * 7 / 10 && fewer == 0 && control == 0;
    }
}
