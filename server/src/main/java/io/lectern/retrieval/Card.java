package io.lectern.retrieval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * What a search says of each candidate, in one binary doc value. Keyword doc values lie in compressed blocks of 64 terms,
 * one of which is unpacked for every field of every hit; a binary one is read as it is, which makes a search of 200
 * candidates half as dear (docs/adr/0010-search-cost.md).
 *
 * @param documentName as it was when the chunk was written
 * @param code the embedding, see {@link VectorCode}
 */
record Card(String chunk, UUID dataset, UUID document, String documentName, ByteBuffer code) {

    private static final int FIXED = 4 * Long.BYTES + 2 * Integer.BYTES;

    static String write(IndexedChunk chunk) {
        byte[] id = chunk.id().getBytes(StandardCharsets.UTF_8);
        byte[] name = chunk.documentName().getBytes(StandardCharsets.UTF_8);
        byte[] code = VectorCode.encode(chunk.embedding());
        ByteBuffer card = ByteBuffer.allocate(FIXED + id.length + name.length + code.length)
                .putLong(chunk.dataset().getMostSignificantBits())
                .putLong(chunk.dataset().getLeastSignificantBits())
                .putLong(chunk.document().getMostSignificantBits())
                .putLong(chunk.document().getLeastSignificantBits())
                .putInt(id.length)
                .put(id)
                .putInt(name.length)
                .put(name)
                .put(code);
        return Base64.getEncoder().encodeToString(card.array());
    }

    /** @param text as the index answers: base64, in newer versions of the URL's alphabet */
    static Card read(String text) {
        boolean plain = text.indexOf('+') >= 0 || text.indexOf('/') >= 0;
        byte[] bytes = (plain ? Base64.getDecoder() : Base64.getUrlDecoder()).decode(text);
        ByteBuffer card = ByteBuffer.wrap(bytes);
        UUID dataset = new UUID(card.getLong(), card.getLong());
        UUID document = new UUID(card.getLong(), card.getLong());
        String id = text(card);
        String name = text(card);
        return new Card(id, dataset, document, name, card.slice());
    }

    double cosine(float[] unit) {
        return VectorCode.cosine(unit, code);
    }

    private static String text(ByteBuffer card) {
        int length = card.getInt();
        String text = new String(card.array(), card.position(), length, StandardCharsets.UTF_8);
        card.position(card.position() + length);
        return text;
    }
}
