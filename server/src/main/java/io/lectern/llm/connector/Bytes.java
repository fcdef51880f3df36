package io.lectern.llm.connector;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Collects a text up to a limit; what is over it counts as unreadable. */
final class Bytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    Bytes(int most) {
        this.most = most;
    }

    /** @throws UnreadableAnswer when the limit is passed */
    void add(ByteBuffer more) {
        if (bytes.size() + more.remaining() > most) {
            throw new UnreadableAnswer();
        }
        bytes.write(more.array(), more.arrayOffset() + more.position(), more.remaining());
        more.position(more.limit());
    }

    /** What was collected, which is forgotten. */
    String take() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }
}
