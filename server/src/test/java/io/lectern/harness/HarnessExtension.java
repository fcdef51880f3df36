package io.lectern.harness;

import java.lang.annotation.Annotation;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Tells Arquillian about our container and what it injects. */
public class HarnessExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, LecternContainer.class);
        builder.service(ResourceProvider.class, LecternProvider.class);
    }

    /** Gives tests the client of the running server. */
    public static class LecternProvider implements ResourceProvider {

        @Override
        public boolean canProvide(Class<?> type) {
            return type == Lectern.class;
        }

        @Override
        public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
            RunningServer server = LecternContainer.running();
            return new Lectern(server.kind(), server.address(), RunningServer.ADMIN_KEY, server.deployed());
        }
    }
}
