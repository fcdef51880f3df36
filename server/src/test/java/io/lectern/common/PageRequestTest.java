package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageRequestTest {

    @Test
    void pageZeroIsPageOne() {
        assertThat(new PageRequest(0, 30, null, true).offset()).isZero();
        assertThat(new PageRequest(3, 30, "", true).offset()).isEqualTo(60);
    }

    @Test
    void negativeOrHugeSizesAreRefusedByName() {
        assertThatThrownBy(() -> new PageRequest(1, -1, "", true)).hasMessageContaining("page_size");
        assertThatThrownBy(() -> new PageRequest(-1, 1, "", true)).hasMessageContaining("`page`");
    }
}
