package io.lectern.retrieval;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A unit vector in one byte per component: 4 bytes scale, then the components as multiples of it. Stored beside each
 * chunk so that the cosine of a chunk the vector search did not return can be computed here, without a second search and
 * without 8 kB of numbers per chunk on the wire. The cosine's error is under 0.002.
 */
final class VectorCode {

    /** Painless: makes the field embedding of a document from its code. */
    static final String SCRIPT = "byte[] code = Base64.getDecoder().decode(ctx._source.embedding_code);"
            + "int bits = 0; for (int i = 0; i < 4; i++) { bits = (bits << 8) | (code[i] & 255); }"
            + "float scale = Float.intBitsToFloat(bits); List embedding = new ArrayList();"
            + "for (int i = 4; i < code.length; i++) { embedding.add(code[i] * scale); }"
            + "ctx._source.embedding = embedding;";

    private static final int HEADER = Float.BYTES;

    private VectorCode() {}

    static String encode(float[] vector) {
        float largest = 0;
        for (float x : vector) {
            largest = Math.max(largest, Math.abs(x));
        }
        float scale = largest / Byte.MAX_VALUE;
        ByteBuffer code = ByteBuffer.allocate(HEADER + vector.length).putFloat(scale);
        for (float x : vector) {
            code.put((byte) (scale == 0 ? 0 : Math.round(x / scale)));
        }
        return Base64.getEncoder().encodeToString(code.array());
    }

    /** Cosine of a unit vector with the vector that was encoded; the index answers in base64url without padding. */
    static double cosine(float[] unit, String code) {
        byte[] bytes = Base64.getUrlDecoder().decode(code.replace('+', '-').replace('/', '_'));
        float sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += unit[i] * bytes[HEADER + i];
        }
        return sum * ByteBuffer.wrap(bytes).getFloat();
    }
}
