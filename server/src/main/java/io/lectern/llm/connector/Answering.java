package io.lectern.llm.connector;

import java.nio.ByteBuffer;
import org.apache.hc.core5.http.HttpResponse;

/** Hears one HTTP answer, one call after another: its beginning, pieces of its body, and one end. */
interface Answering {

    void begin(HttpResponse response);

    /** The buffer is read to its end and then no longer the listener's. */
    void piece(ByteBuffer bytes);

    void end();

    void fail(Exception failure);
}
