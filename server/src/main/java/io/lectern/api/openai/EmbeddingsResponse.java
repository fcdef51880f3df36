package io.lectern.api.openai;

import io.lectern.gateway.Vectors;
import jakarta.json.bind.annotation.JsonbProperty;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Vectors in the order of the texts. */
public record EmbeddingsResponse(String object, List<Vector> data, String model, Cost usage) {

    /** @param embedding a list of numbers, or Base64 of 32-bit floats, lowest byte first */
    public record Vector(String object, int index, Object embedding) {}

    /** Counted by our own tokenizer. */
    public record Cost(
            @JsonbProperty("prompt_tokens") int promptTokens,
            @JsonbProperty("total_tokens") int totalTokens) {}

    static EmbeddingsResponse of(Vectors embedded, boolean base64, String model) {
        List<Vector> data = new ArrayList<>();
        for (float[] vector : embedded.vectors()) {
            data.add(new Vector("embedding", data.size(), base64 ? base64(vector) : vector));
        }
        return new EmbeddingsResponse("list", data, model, new Cost(embedded.tokens(), embedded.tokens()));
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
