package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Machine.checkPort("127.0.0.1", holder.getLocalPort()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll("Port " + holder.getLocalPort(), Settings.HTTP_PORT);
        }
    }

    @Test
    void portZeroBecomesAFreeOne() throws StartFailure {
        assertThat(Machine.checkPort("127.0.0.1", 0)).isPositive();
    }

    @Test
    void aMachineThatIsTooSmallIsRefused() {
        assertThatThrownBy(() -> Machine.checkMemory(768, 1_000, OptionalLong.empty()))
                .hasMessageContainingAll("1218 MiB", "1000 MiB");
    }

    @Test
    void tooLittleFreeMemoryIsRefused() {
        assertThatThrownBy(() -> Machine.checkMemory(768, 16_000, OptionalLong.of(800)))
                .hasMessageContainingAll("834 MiB", "800 MiB");
    }

    @Test
    void enoughMemoryIsAccepted() {
        assertThatCode(() -> Machine.checkMemory(768, 2_000, OptionalLong.of(900)))
                .doesNotThrowAnyException();
    }

    @Test
    void oldJavaVersionsAreUnderstood() {
        assertThat(Main.major("1.8")).isEqualTo(8);
        assertThat(Main.major("11")).isEqualTo(11);
        assertThat(Main.major("17")).isEqualTo(17);
    }
}
