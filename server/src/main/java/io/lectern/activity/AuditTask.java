package io.lectern.activity;

import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the journal of the process before this one into the database and starts the writer. */
@ApplicationScoped
class AuditTask implements StartupTask {

    @Inject
    AuditService audit;

    @Override
    public int order() {
        return 11;
    }

    @Override
    public String name() {
        return "Audit trail";
    }

    @Override
    public void run() {
        audit.open();
    }
}
