package io.lectern.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the built-in models and of the one configured provider: {@code lectern.llm.*}. */
@ApplicationScoped
public class LlmConfig {

    /** The provider that the settings name, as people see it. */
    static final String PROVIDER = "settings";

    /** The provider of the models that come with the product. */
    static final String BUILTIN = "builtin";

    static final String TIMEOUT = "lectern.llm.timeout";
    static final String SEARCH_TIMEOUT = "lectern.llm.search-timeout";

    /** The names RAGFlow's SDKs send when their user chose none (contracts/aibuilder.md 1.9). */
    static final String DEFAULT_ALIASES = "BAAI/bge-large-zh-v1.5=BAAI/bge-small-en-v1.5,"
            + "BAAI/bge-large-en-v1.5=BAAI/bge-small-en-v1.5,"
            + "BAAI/bge-base-en-v1.5=BAAI/bge-small-en-v1.5,"
            + "bge-small-en-v1.5=BAAI/bge-small-en-v1.5";

    /** What RAGFlow's SDK tests send as chat model. */
    static final String DEFAULT_CHAT_ALIASES = "glm-4-flash@ZHIPU-AI,glm-4-flash";

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDirectory;

    @Inject
    @ConfigProperty(name = "lectern.llm.embedding-workers", defaultValue = "0")
    int embeddingWorkers;

    @Inject
    @ConfigProperty(name = "lectern.llm.embedding-aliases", defaultValue = DEFAULT_ALIASES)
    List<String> embeddingAliases;

    @Inject
    @ConfigProperty(name = "lectern.llm.chat-aliases", defaultValue = DEFAULT_CHAT_ALIASES)
    List<String> chatAliases;

    @Inject
    @ConfigProperty(name = "lectern.llm.base-url")
    Optional<String> baseUrl;

    @Inject
    @ConfigProperty(name = "lectern.llm.api-key")
    Optional<String> apiKey;

    @Inject
    @ConfigProperty(name = "lectern.llm.model")
    Optional<String> model;

    @Inject
    @ConfigProperty(name = TIMEOUT, defaultValue = "PT2M")
    Duration timeout;

    @Inject
    @ConfigProperty(name = SEARCH_TIMEOUT, defaultValue = "PT15S")
    Duration searchTimeout;

    @Inject
    @ConfigProperty(name = "lectern.llm.rerank-model")
    Optional<String> rerankModel;

    @Inject
    @ConfigProperty(name = "lectern.llm.allowed-hosts")
    Optional<String> allowedHosts;

    @Inject
    @ConfigProperty(name = "lectern.llm.allow-private-addresses", defaultValue = "false")
    boolean allowPrivateAddresses;

    /** Where native libraries are unpacked; emptied at each start. */
    public Path nativeDirectory() {
        return Path.of(dataDirectory, "native").toAbsolutePath();
    }

    /** Threads that embed passages, each on one core; as many as processors unless set. */
    public int embeddingWorkers() {
        return embeddingWorkers > 0 ? embeddingWorkers : Runtime.getRuntime().availableProcessors();
    }

    /** Foreign embedding model name to the name of a model that is here. */
    public Map<String, String> embeddingAliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String entry : embeddingAliases) {
            String[] names = entry.split("=", 2);
            if (names.length == 2 && Arrays.stream(names).noneMatch(String::isBlank)) {
                aliases.put(names[0].strip(), names[1].strip());
            }
        }
        return aliases;
    }

    /** Foreign chat model names that stand for the default model. */
    public Set<String> chatAliases() {
        return Set.copyOf(chatAliases);
    }

    /** The configured provider; empty when base URL or model is missing. */
    public Optional<Endpoint> provider() {
        return present(baseUrl)
                .flatMap(url -> present(model).map(name -> Endpoint.ofSettings(url, present(apiKey), name, timeout)));
    }

    /** Hosts that rows may name, in lower case, {@code *.example.com} for all below; empty for every public host. */
    public List<String> allowedHosts() {
        return Arrays.stream(allowedHosts.orElse("").split(",", -1))
                .map(host -> host.strip().toLowerCase(java.util.Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** Whether rows may name loopback and private addresses. */
    public boolean allowPrivateAddresses() {
        return allowPrivateAddresses;
    }

    /** How long a provider may be silent. */
    public Duration timeout() {
        return timeout;
    }

    /** How long a search waits for a model that words, embeds or reranks for it. */
    public Duration searchTimeout() {
        return searchTimeout;
    }

    /** A folder with {@code model.onnx} and {@code tokenizer.json} of a cross-encoder. */
    public Optional<Path> rerankModel() {
        return present(rerankModel).map(Path::of).map(Path::toAbsolutePath);
    }

    /** The name that asks for {@link #rerankModel}: its folder's. */
    public Optional<String> rerankModelName() {
        return rerankModel().map(folder -> folder.getFileName().toString());
    }

    private static Optional<String> present(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }
}
