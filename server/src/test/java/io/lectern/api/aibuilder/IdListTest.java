package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import org.junit.jupiter.api.Test;

class IdListTest {

    @Test
    void noBodyAnEmptyOneAndNullIdsMeanAll() {
        assertThat(IdList.of("", "ids").all()).isTrue();
        assertThat(IdList.of("{}", "ids").all()).isTrue();
        assertThat(IdList.of("{\"ids\":null}", "ids").all()).isTrue();
    }

    @Test
    void anEmptyListMeansNone() {
        IdList ids = IdList.of("{\"ids\":[]}", "ids");
        assertThat(ids.all()).isFalse();
        assertThat(ids.ids()).isEmpty();
    }

    @Test
    void anUnknownKeyNeverMeansAll() {
        assertThatThrownBy(() -> IdList.of("{\"document_ids\":[\"a\"]}", "ids")).isInstanceOf(InvalidException.class);
    }

    @Test
    void repeatedIdsAreTakenOnceAndNamed() {
        IdList ids = IdList.of("{\"ids\":[\"a\",\"b\",\"a\"]}", "ids");
        assertThat(ids.ids()).containsExactly("a", "b");
        assertThat(ids.repeated()).containsExactly("a");
    }
}
