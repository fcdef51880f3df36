package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {

    @Test
    void addressesAndNetworksOfBothVersionsAreHeld() {
        Networks networks = new Networks(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"));
        assertThat(networks.hold("10.200.3.4")).isTrue();
        assertThat(networks.hold("11.0.0.1")).isFalse();
        assertThat(networks.hold("192.0.2.7")).isTrue();
        assertThat(networks.hold("192.0.2.8")).isFalse();
        assertThat(networks.hold("2001:db8:1::1")).isTrue();
        assertThat(networks.hold("2001:db9::1")).isFalse();
    }

    @Test
    void namesAreNeverLookedUp() {
        assertThat(new Networks(List.of("10.0.0.0/8")).hold("proxy.example")).isFalse();
        assertThatThrownBy(() -> new Networks(List.of("proxy.example"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Networks(List.of("10.0.0.0/33"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBucketGivesWhatItHoldsAndSaysHowLongToWaitThen() {
        Buckets buckets = new Buckets(3, Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(buckets.wait("a")).isPositive();
        assertThat(buckets.take("b")).isZero();
    }

    @Test
    void aFloodOfNamesFillsNoMemory() {
        Buckets buckets = new Buckets(3, Duration.ofMinutes(1));
        for (int i = 0; i < 50_000; i++) {
            buckets.take("name " + i);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(10_000);
    }

    @Test
    void addressesOfOneCustomerOfVersion6CountAsOne() {
        assertThat(WrongKeys.site("2001:db8:1:2:3:4:5:6")).isEqualTo(WrongKeys.site("2001:db8:1:2:ffff:1:1:1"));
        assertThat(WrongKeys.site("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
