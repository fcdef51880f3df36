package io.lectern.harness;

import java.io.IOException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Arquillian's handle on a server that has the built WAR from its start on. Why not the servers' own adapters: Payara's
 * starts the server anew for each test class, before the queue adapter is there, from a copy of the WAR with another
 * checksum; docs/adr/0006-two-servers.md.
 */
public class LecternContainer implements DeployableContainer<LecternContainer.Settings> {

    /** From arquillian.xml. */
    public static class Settings implements ContainerConfiguration {

        private ServerKind server;

        /** @param name a {@link ServerKind} */
        public void setServer(String name) {
            server = ServerKind.valueOf(name);
        }

        @Override
        public void validate() {
            if (server == null) {
                throw new IllegalArgumentException("arquillian.xml names no server");
            }
        }
    }

    private static RunningServer running;
    private Settings settings;

    /** The server of this run. */
    static RunningServer running() {
        return running;
    }

    @Override
    public Class<Settings> getConfigurationClass() {
        return Settings.class;
    }

    @Override
    public void setup(Settings configuration) {
        settings = configuration;
    }

    @Override
    public void start() throws LifecycleException {
        try {
            running = settings.server.start();
        } catch (IOException e) {
            throw new LifecycleException("cannot start " + settings.server, e);
        }
    }

    @Override
    public void stop() {
        running.process().stop();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return ProtocolDescription.DEFAULT;
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        throw new UnsupportedOperationException("the WAR is there already; tests have no @Deployment");
    }

    @Override
    public void undeploy(Archive<?> archive) {
        throw new UnsupportedOperationException("the WAR stays");
    }
}
