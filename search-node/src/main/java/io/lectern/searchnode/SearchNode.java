package io.lectern.searchnode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/**
 * The main class of the search process: one OpenSearch node on loopback, plugins taken from the class path.
 *
 * <p>Life cycle: started by a parent with {@code data=… logs=… [port=…]}; prints {@value #ADDRESS_MARK} and its base URL
 * on standard output once HTTP answers; stops when its standard input ends, so that it never outlives the parent, not even
 * one that was killed. It has no security plugin: whoever reaches the port owns the data, hence loopback only.
 */
public final class SearchNode extends Node {
    /** Starts the one line of standard output that the parent waits for. */
    public static final String ADDRESS_MARK = "search-node-address ";

    private static final String NAME = "lectern-search";

    /** The modules an official distribution would load from its modules folder, as far as Lectern needs them. */
    private static final List<String> PLUGINS = List.of(
            "org.opensearch.transport.Netty4Plugin",
            "org.opensearch.analysis.common.CommonAnalysisPlugin",
            "org.opensearch.painless.PainlessPlugin",
            "org.opensearch.index.reindex.ReindexPlugin",
            "org.opensearch.index.mapper.MapperExtrasPlugin",
            "org.opensearch.knn.plugin.KNNPlugin");

    private SearchNode(Environment environment, List<Class<? extends Plugin>> plugins) {
        super(environment, plugins, false);
    }

    /** Runs a node until standard input ends or the process is asked to stop. */
    public static void main(String[] arguments) {
        ParentWatch.ignoreTerminalSignals();
        // the node's logging takes System.out and System.err for itself
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            NodeArguments parsed = NodeArguments.of(arguments);
            SearchNode node = new SearchNode(environment(parsed), plugins());
            Runtime.getRuntime().addShutdownHook(new Thread(node::closeQuietly, "search-node-stop"));
            ParentWatch.exitWhenInputEnds();
            node.start();
            out.println(ADDRESS_MARK + node.url());
        } catch (Exception | LinkageError e) {
            // the parent shows the last line and names the file that holds the trace
            e.printStackTrace(err);
            err.println("The search node cannot start: " + e);
            System.exit(1);
        }
    }

    private String url() {
        InetSocketAddress bound = injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .address();
        return "http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort();
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static Environment environment(NodeArguments arguments) throws Exception {
        Path config = arguments.data().resolve("config");
        Files.createDirectories(config);
        Files.createDirectories(arguments.logs());
        copyLogSettings(config.resolve("log4j2.properties"));
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings(arguments), Map.of(), config, () -> NAME);
        LogConfigurator.registerErrorListener();
        LogConfigurator.configure(environment);
        return environment;
    }

    private static Settings settings(NodeArguments arguments) {
        return Settings.builder()
                .put("path.home", arguments.data().toString())
                .put("path.data", arguments.data().resolve("data").toString())
                .put("path.logs", arguments.logs().toString())
                .put("cluster.name", NAME)
                .put("node.name", NAME)
                .put("discovery.type", "single-node")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments.port())
                .put("transport.port", 0)
                // a laptop's disk is often fuller than a cluster's; read-only indexes would stop ingest without a word
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .put("action.auto_create_index", false)
                .build();
    }

    private static List<Class<? extends Plugin>> plugins() throws ClassNotFoundException {
        List<Class<? extends Plugin>> classes = new ArrayList<>();
        for (String name : PLUGINS) {
            classes.add(Class.forName(name).asSubclass(Plugin.class));
        }
        return classes;
    }

    private static void copyLogSettings(Path target) throws IOException {
        try (InputStream bundled = SearchNode.class.getResourceAsStream("log4j2.properties")) {
            Files.copy(bundled, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
