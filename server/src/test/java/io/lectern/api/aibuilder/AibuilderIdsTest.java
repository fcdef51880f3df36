package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AibuilderIdsTest {

    private static final UUID UID = UUID.fromString("f0e1d2c3-b4a5-9687-7869-5a4b3c2d1e0f");

    @Test
    void writes32LowerCaseHexDigits() {
        assertThat(AibuilderIds.write(UID)).isEqualTo("f0e1d2c3b4a5968778695a4b3c2d1e0f");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(AibuilderIds.read(AibuilderIds.write(UID))).contains(UID);
    }

    @Test
    void readsTheDashedFormAndCapitalsToo() {
        assertThat(AibuilderIds.read("F0E1D2C3-B4A5-9687-7869-5A4B3C2D1E0F")).contains(UID);
    }

    @Test
    void anythingElseIsNobodysId() {
        assertThat(AibuilderIds.read("invalid_id")).isEmpty();
        assertThat(AibuilderIds.read("")).isEmpty();
        assertThat(AibuilderIds.read(null)).isEmpty();
        assertThat(AibuilderIds.read("g0e1d2c3b4a5968778695a4b3c2d1e0f")).isEmpty();
    }
}
