package io.lectern.harness;

import io.lectern.retrieval.SearchNodeProcess;
import java.net.URI;

/** The run's one OpenSearch node: started in an empty folder when first asked for, ended with this process. */
public final class SharedSearchNode {

    private static SearchNodeProcess node;

    private SharedSearchNode() {}

    /** Where the node answers, for example {@code http://127.0.0.1:41234}. Tests share it: use index names of your own. */
    public static synchronized URI address() {
        if (node == null) {
            try {
                node = SearchNodeProcess.start(HarnessPaths.emptyWork("search-node"));
            } catch (Exception e) {
                throw new IllegalStateException("the search node did not start", e);
            }
        }
        return node.url();
    }
}
