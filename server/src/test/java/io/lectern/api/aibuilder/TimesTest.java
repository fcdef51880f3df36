package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void datesHaveTwoDigitDaysAndEndInGmt() {
        assertThat(Times.date(Instant.parse("2024-10-04T09:14:07.999Z"))).isEqualTo("Fri, 04 Oct 2024 09:14:07 GMT");
    }
}
