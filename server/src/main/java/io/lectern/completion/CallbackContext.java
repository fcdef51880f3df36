package io.lectern.completion;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a model's own thread use transactions and persistence: it lends that thread the application's context for the
 * length of a call. Without it one of the two servers does not find the database there.
 */
@ApplicationScoped
class CallbackContext {

    @Resource
    ContextService contexts;

    /** Runs a task in the context of the thread that asked for it. Public, because Payara calls it by reflection. */
    public interface Carrier {
        void run(Runnable task);
    }

    /** To be called on a thread of the server's, before the model is. */
    Carrier carrier() {
        return contexts.createContextualProxy((Carrier) Runnable::run, Carrier.class);
    }
}
