package io.lectern.completion;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/**
 * Lets a model's own thread use transactions and persistence: it lends that thread the application's context for the
 * length of a call. Without it one of the two servers does not find the database there.
 */
@ApplicationScoped
public class CallbackContext {

    @Resource
    ContextService contexts;

    /**
     * Runs tasks on the thread that calls it, in the context of the thread that asked for it here. To be called on a
     * thread of the server's, before the model is.
     */
    public Executor carrier() {
        return contexts.currentContextExecutor();
    }
}
