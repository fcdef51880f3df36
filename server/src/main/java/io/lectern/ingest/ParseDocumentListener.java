package io.lectern.ingest;

import io.lectern.common.Startup;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Receives announced jobs: each message has one job done, the one that is due and not always the one it was sent for. It runs outside a transaction because parsing is long; the job's lease, not the message, keeps
 * two workers apart. Without a transaction the brokers differ about what it throws: Artemis delivers again, ActiveMQ's
 * adapter takes the message as read. The reconciler finds both.
 */
@MessageDriven(
        name = "ParseDocumentListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "ParseDocument")
        })
public class ParseDocumentListener implements MessageListener {

    private static final long STARTUP_SECONDS = 120;

    @Inject
    Startup startup;

    @Inject
    WorkerSlots slots;

    @Inject
    IngestWorker worker;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        try {
            if (!startup.await(STARTUP_SECONDS)) {
                throw new IllegalStateException("the server is not ready yet");
            }
            slots.use(worker::run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server is stopping", e);
        }
    }
}
