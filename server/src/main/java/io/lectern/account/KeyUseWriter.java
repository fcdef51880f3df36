package io.lectern.account;

import io.lectern.common.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Writes every half minute when keys were last used. An EJB timer, because CDI has none. */
@Singleton
@Lock(LockType.WRITE)
public class KeyUseWriter {

    private static final System.Logger LOG = System.getLogger(KeyUseWriter.class.getName());

    @Inject
    Startup startup;

    @Inject
    ApiKeyService keys;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    @PreDestroy
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void write() {
        if (startup.missing().isPresent()) {
            return;
        }
        try {
            keys.writeUses();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "could not write when keys were last used", e);
        }
    }
}
