package io.lectern.llm.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import io.lectern.llm.LlmConfig;
import io.lectern.llm.LlmFixtures;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way out as a whole: real connections to a provider on loopback, names that mean what a test says. */
@Timeout(30)
class GuardedClientTest {

    private static final String WHOLE = "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
            + "{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";

    private ProviderHttp http;
    private final OpenAiConnector connector = new OpenAiConnector();
    private ScriptedProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = new ScriptedProvider(ScriptedProvider.status(200, WHOLE, "Content-Type", "application/json"));
    }

    @AfterEach
    void stop() {
        http.close();
        provider.close();
    }

    @Test
    void aRowMayNotNameThisMachineUnlessTheOperatorAllowsIt() {
        guard(false, InetAddress::getAllByName);
        assertThatThrownBy(() -> ask(row(provider.baseUrl())))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("lectern.llm.allow-private-addresses");
        assertThat(provider.bodies()).as("nothing was sent").isEmpty();
        http.close();
        guard(true, InetAddress::getAllByName);
        assertThat(ask(row(provider.baseUrl()))).isEqualTo("Hello");
    }

    @Test
    void theOperatorsOwnSettingMayNameThisMachineButNoMetadata() {
        guard(false, name ->
                new InetAddress[] {InetAddress.getByAddress(name, new byte[] {(byte) 169, (byte) 254, 1, 1})});
        assertThatThrownBy(() -> ask(settings("http://models.test/v1"))).hasMessageContaining("never called");
        http.close();
        guard(false, InetAddress::getAllByName);
        assertThat(ask(settings(provider.baseUrl()))).isEqualTo("Hello");
    }

    @Test
    void anAllowedConnectionOfTheOperatorIsNotLentToARow() {
        guard(false, InetAddress::getAllByName);
        assertThat(ask(settings(provider.baseUrl()))).isEqualTo("Hello");
        assertThatThrownBy(() -> ask(row(provider.baseUrl()))).isInstanceOf(UpstreamException.class);
        assertThat(provider.bodies()).hasSize(1);
    }

    /** The second look-up would find the machine itself; but what was checked is what is connected to. */
    @Test
    void aNameIsLookedUpOnceForACheckAndItsConnection() {
        AtomicInteger lookUps = new AtomicInteger();
        guard(true, name -> {
            lookUps.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        });
        String address = provider.baseUrl().replace("127.0.0.1", "models.test");
        assertThat(ask(row(address))).isEqualTo("Hello");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aNameThatTurnsToThisMachineIsRefusedAtThatMoment() {
        AtomicInteger lookUps = new AtomicInteger();
        guard(false, name -> new InetAddress[] {
            lookUps.incrementAndGet() == 1
                    ? InetAddress.getByAddress(name, new byte[] {8, 8, 8, 8})
                    : InetAddress.getLoopbackAddress()
        });
        assertThatThrownBy(() -> resolve("models.test", 2)).isInstanceOf(RefusedAddress.class);
        assertThatThrownBy(() -> ask(row(provider.baseUrl().replace("127.0.0.1", "models.test"))))
                .hasMessageContaining("private");
        assertThat(provider.bodies()).isEmpty();
    }

    @Test
    void onlyTheAllowedOnesOfANamesAddressesAreUsed() throws Exception {
        GuardedResolver resolver =
                new GuardedResolver(LlmFixtures.rule(LlmFixtures.config()), false, (Names) name -> new InetAddress[] {
                    InetAddress.getLoopbackAddress(), InetAddress.getByAddress(name, new byte[] {8, 8, 4, 4})
                });
        assertThat(resolver.resolve("mixed.test"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("8.8.4.4");
        http = ConnectorFixtures.http(LlmFixtures.config());
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        guard(true, InetAddress::getAllByName);
        try (ScriptedProvider other =
                new ScriptedProvider(ScriptedProvider.status(200, WHOLE, "Content-Type", "application/json"))) {
            for (String target : List.of("http://169.254.169.254/latest/meta-data", other.baseUrl())) {
                provider.then(ScriptedProvider.status(302, "", "Location", target + "/chat/completions"));
                assertThatThrownBy(() -> ask(row(provider.baseUrl()))).hasMessageContaining("302");
            }
            assertThat(other.bodies()).isEmpty();
        }
    }

    @Test
    void hostsOutsideTheListAreRefusedBeforeAnythingIsLookedUp() {
        LlmConfig config = LlmFixtures.openConfig();
        LlmFixtures.allowHosts(config, "api.example.com");
        http = ConnectorFixtures.http(config);
        http.names = (Names) name -> {
            throw new AssertionError("looked up " + name);
        };
        connector.http = http;
        assertThatThrownBy(() -> ask(row(provider.baseUrl())))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("lectern.llm.allowed-hosts");
    }

    @Test
    void azureGetsItsKeyInItsOwnHeaderAndItsAddressForm() {
        guard(true, InetAddress::getAllByName);
        String root = provider.baseUrl().replace("/v1", "/openai");
        ask(endpoint(Family.AZURE_OPENAI, root, Optional.of("2024-10-21")));
        assertThat(provider.paths()).containsExactly("/openai/deployments/m-1/chat/completions?api-version=2024-10-21");
        assertThat(provider.headers("api-key")).containsExactly("sk-row");
        assertThat(provider.keys()).containsExactly("null");
    }

    @Test
    void bedrockAndMistralAreSpokenToLikeOpenAi() {
        guard(true, InetAddress::getAllByName);
        for (Family family : List.of(Family.BEDROCK, Family.MISTRAL)) {
            assertThat(ask(endpoint(family, provider.baseUrl(), Optional.empty())))
                    .isEqualTo("Hello");
        }
        assertThat(provider.keys()).containsOnly("Bearer sk-row");
    }

    private void guard(boolean open, Names names) {
        LlmConfig config = open ? LlmFixtures.openConfig() : LlmFixtures.config();
        http = ConnectorFixtures.http(config);
        http.names = names;
        connector.http = http;
    }

    private void resolve(String name, int times) throws UnknownHostException {
        GuardedResolver resolver = new GuardedResolver(http.rule, false, http.names);
        for (int i = 0; i < times; i++) {
            resolver.resolve(name);
        }
    }

    private String ask(Endpoint endpoint) {
        return connector
                .blocking(endpoint)
                .chat(ChatRequest.builder().messages(UserMessage.from("Who?")).build())
                .aiMessage()
                .text();
    }

    private static Endpoint settings(String url) {
        return Endpoint.ofSettings(url, Optional.empty(), "m-1", Duration.ofSeconds(5));
    }

    private static Endpoint row(String url) {
        return endpoint(Family.OPENAI, url, Optional.empty());
    }

    private static Endpoint endpoint(Family family, String url, Optional<String> version) {
        return new Endpoint(
                family,
                "a row",
                URI.create(url).toString(),
                Optional.of("sk-row"),
                "m-1",
                Duration.ofSeconds(5),
                "lectern.llm.timeout",
                version,
                false);
    }

    /** What names mean. */
    private interface Names extends DnsResolver {
        @Override
        InetAddress[] resolve(String host) throws UnknownHostException;

        @Override
        default String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
