package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private final LlmConfig config = LlmFixtures.config();
    private final AddressRule rule = LlmFixtures.rule(config);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "255.255.255.255",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "fe80::1",
                "ff02::1",
                "::",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::1"
            })
    void someAddressesAreNeverCalled(String address) throws Exception {
        config.allowPrivateAddresses = true;
        assertThat(rule.objection(InetAddress.getByName(address))).isPresent();
        assertThat(AddressRule.isNever(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1"
            })
    void privateAddressesTakeTheOperatorsPermission(String address) throws Exception {
        InetAddress given = InetAddress.getByName(address);
        assertThat(rule.objection(given)).get().asString().contains("lectern.llm.allow-private-addresses");
        config.allowPrivateAddresses = true;
        assertThat(rule.objection(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2001:4860:4860::8888"})
    void publicAddressesAreFree(String address) throws Exception {
        assertThat(rule.objection(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:11434/v1",
                "http://localhost/v1",
                "http://LOCALHOST./v1",
                "http://model.localhost/v1",
                "http://2130706433/v1",
                "http://127.1/v1",
                "http://[::1]/v1",
                "http://[::ffff:7f00:1]/v1",
                "http://[::ffff:169.254.169.254]/v1",
                "http://169.254.169.254/latest/meta-data",
                "http://2852039166/",
            })
    void writtenFormsOfForbiddenAddressesAreSeenThrough(String endpoint) {
        assertInvalid(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.example.com/v1",
                "ftp://api.example.com",
                "file:///etc/passwd",
                "http:///v1",
                "https://user:secret@api.example.com/v1",
                "https://api.example.com/v1?x=1",
                "https://api.example.com/v1#x",
                "http://0x7f.0.0.1/v1",
                "http://999.1.2.3/v1",
                "http://exa mple.com/"
            })
    void whatIsNoPlainAddressIsRefused(String endpoint) {
        assertInvalid(endpoint);
    }

    @Test
    void aListOfHostsLeavesOthersOut() {
        LlmFixtures.allowHosts(config, "api.openai.com", " *.Example.com");
        assertThat(rule.requireAllowed("https://api.openai.com/v1/")).isEqualTo("https://api.openai.com/v1");
        assertThat(rule.requireAllowed("https://eu.example.com/v1")).isEqualTo("https://eu.example.com/v1");
        for (String other :
                List.of("https://api.openai.com.evil.org", "https://example.com", "https://evilexample.com")) {
            assertThatThrownBy(() -> rule.requireAllowed(other))
                    .isInstanceOf(InvalidException.class)
                    .hasMessageContaining("lectern.llm.allowed-hosts");
        }
    }

    private void assertInvalid(String endpoint) {
        assertThatThrownBy(() -> rule.requireAllowed(endpoint))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        failure -> assertThat(failure.field()).isEqualTo("endpoint"));
    }
}
