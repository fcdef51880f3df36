package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockProducerTest {

    @Test
    void timeIsToldAsExactlyAsADatabaseKeepsIt() {
        Clock clock = new ClockProducer().clock();
        assertThat(IntStream.range(0, 1_000).map(i -> clock.instant().getNano() % 1_000))
                .containsOnly(0);
    }
}
