package io.lectern.ingest;

import io.lectern.common.Startup;
import io.lectern.dataset.IndexFollower;
import io.lectern.ingest.enrichment.ModelAnswerService;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Finds what was lost: jobs of a worker that died, jobs whose message never came, chunks the index still has to forget,
 * the index itself.
 * The one EJB timer of the product, because CDI has none.
 */
@Singleton
@Lock(LockType.WRITE)
public class IngestReconciler {

    private static final System.Logger LOG = System.getLogger(IngestReconciler.class.getName());
    private static final int ANNOUNCE_AT_MOST = 50;

    @Inject
    Startup startup;

    @Inject
    IngestService jobs;

    @Inject
    IndexFollower index;

    @Inject
    ModelAnswerService answers;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void reconcile() {
        if (startup.missing().isPresent()) {
            return;
        }
        attempt("requeue abandoned jobs", jobs::requeueAbandoned);
        attempt("announce forgotten jobs", () -> jobs.announceForgotten(ANNOUNCE_AT_MOST));
        attempt("forget answers of models", answers::forgetDeleted);
        attempt("restore the index", index::restore);
        attempt("pay the index", index::payDebts);
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "could not " + what + "; it will be tried again", e);
        }
    }
}
