package io.lectern.ingest;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Declared like the product's listener, so that its descriptors apply. Ids from {@value #STUMBLES_FROM} on make it throw
 * when they come for the first time.
 */
@MessageDriven(
        name = "ParseDocumentListener",
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "Probe")
        })
public class ProbeListener implements MessageListener {

    static final long STUMBLES_FROM = 1000;

    private static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

    @Inject
    ProbeService probe;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void onMessage(Message message) {
        try {
            long id = Long.parseLong(((TextMessage) message).getText());
            if (id >= STUMBLES_FROM && SEEN.add(id)) {
                throw new IllegalStateException("stumbled over " + id);
            }
            probe.receive(id);
        } catch (JMSException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
