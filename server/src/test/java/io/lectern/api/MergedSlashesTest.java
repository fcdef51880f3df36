package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergedSlashesTest {

    @Test
    void manySlashesAreOneAndTheLastOneIsNone() {
        assertThat(MergedSlashes.merged("/api/v1//datasets///x/")).isEqualTo("/api/v1/datasets/x");
        assertThat(MergedSlashes.merged("/api/v1/datasets/a%2F%2Fb")).isEqualTo("/api/v1/datasets/a%2F%2Fb");
        assertThat(MergedSlashes.merged("/")).isEqualTo("/");
    }
}
