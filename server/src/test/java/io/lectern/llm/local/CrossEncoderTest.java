package io.lectern.llm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.segment.TextSegment;
import io.lectern.common.DomainException;
import io.lectern.llm.LlmFixtures;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cross-encoder's plumbing on a model of three nodes that this test writes: its answer is the number of passage
 * tokens less ten. A trained one is too large to bring along.
 */
class CrossEncoderTest {

    @TempDir
    Path folder;

    @Test
    void questionAndPassageAreReadTogetherAndScoredFromZeroToOne() throws Exception {
        Files.write(folder.resolve("model.onnx"), model());
        try (InputStream vocabulary =
                CrossEncoderTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
            Files.copy(vocabulary, folder.resolve("tokenizer.json"));
        }
        CrossEncoder encoder = encoder();
        List<Double> scores = encoder.scoreAll(
                        List.of(
                                TextSegment.from("one two three"),
                                TextSegment.from("one two three four five six seven eight nine"),
                                TextSegment.from("word ".repeat(3000))),
                        "A question of another length?")
                .content();
        // the end mark belongs to the passage
        assertThat(scores.get(0)).isCloseTo(1 / (1 + Math.exp(6)), within(1e-4));
        assertThat(scores.get(1)).isCloseTo(0.5, within(1e-4));
        assertThat(scores.get(2)).as("cut to what such models read").isCloseTo(1, within(1e-4));
        encoder.close();
    }

    @Test
    void aFolderWithoutAModelIsNamed() {
        CrossEncoder encoder = encoder();
        assertThatThrownBy(() -> encoder.scoreAll(List.of(TextSegment.from("x")), "q"))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("lectern.llm.rerank-model");
    }

    private CrossEncoder encoder() {
        CrossEncoder encoder = new CrossEncoder();
        encoder.config = LlmFixtures.configWithReranker(folder);
        encoder.wordPieces = LocalModels.WORD_PIECES;
        return encoder;
    }

    /** An ONNX file, field by field: types to float, their sum over the tokens, less ten. */
    private static byte[] model() {
        byte[] cast = message(
                text(1, "token_type_ids"),
                text(2, "t"),
                text(4, "Cast"),
                part(5, message(text(1, "to"), number(3, 1), number(20, 2))));
        byte[] sum = message(
                text(1, "t"),
                text(2, "s"),
                text(4, "ReduceSum"),
                part(5, message(text(1, "axes"), number(8, 1), number(20, 7))),
                part(5, message(text(1, "keepdims"), number(3, 1), number(20, 2))));
        byte[] less = message(text(1, "s"), text(1, "ten"), text(2, "logits"), text(4, "Sub"));
        byte[] ten = message(number(1, 1), number(2, 1), part(4, new byte[] {0, 0, 0x20, 0x41}), text(8, "ten"));
        byte[] graph = message(
                part(1, cast),
                part(1, sum),
                part(1, less),
                text(2, "tiny"),
                part(5, ten),
                part(11, value("input_ids", 7)),
                part(11, value("attention_mask", 7)),
                part(11, value("token_type_ids", 7)),
                part(12, value("logits", 1)));
        return message(number(1, 7), part(7, graph), part(8, message(number(2, 11))));
    }

    private static byte[] value(String name, int type) {
        byte[] free = part(1, message(text(2, "any")));
        byte[] tensor = message(number(1, type), part(2, message(free, part(1, message(text(2, "some"))))));
        return message(text(1, name), part(2, message(part(1, tensor))));
    }

    private static byte[] text(int field, String text) {
        return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(int field, byte[] content) {
        return message(varint(field << 3 | 2), varint(content.length), content);
    }

    private static byte[] number(int field, int value) {
        return message(varint(field << 3), varint(value));
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        while (left > 127) {
            out.write(left & 127 | 128);
            left >>>= 7;
        }
        out.write(left);
        return out.toByteArray();
    }

    private static byte[] message(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] one : parts) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }
}
