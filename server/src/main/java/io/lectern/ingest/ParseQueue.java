package io.lectern.ingest;

import io.lectern.common.DomainException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;

/**
 * Announces a job. Sending joins the current transaction, so a message exists only if its job row does.
 */
@ApplicationScoped
class ParseQueue {

    @Resource(name = "jms/Connections")
    ConnectionFactory connections;

    @Resource(name = "jms/ParseDocument")
    Queue queue;

    /** @param jobId the row's id: all that travels */
    void announce(long jobId) {
        // JMS 1.1 calls: the ActiveMQ adapter's managed connections know no others
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(queue).send(session.createTextMessage(Long.toString(jobId)));
        } catch (JMSException e) {
            throw DomainException.internal("The queue of the parser did not take the job. Try again.", e);
        }
    }
}
