package io.lectern.completion;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/**
 * Lets a model's own thread use transactions and persistence: it lends that thread the application's context for the
 * length of a call. Without it one of the two servers does not find the database there. First used by a thread of the
 * server's, whose context is the one that is lent.
 */
@ApplicationScoped
public class CallbackContext {

    @Resource
    ContextService contexts;

    private Executor carrier;

    /** Once for all calls: one of the two servers looks through all its jars for this, which takes a millisecond. */
    @PostConstruct
    void capture() {
        carrier = contexts.currentContextExecutor();
    }

    /** Runs tasks on the thread that calls it, in the application's context. */
    public Executor carrier() {
        return carrier;
    }
}
