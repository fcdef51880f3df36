package io.lectern.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A second application at {@code /probe} with the product's queue sender and the product's descriptors, whose classes fail
 * on request: the product itself offers no way to fail between its row and its message. Only the names of the queue and of
 * the context root are changed in the descriptors.
 */
final class ProbeWar {

    private static final Path DESCRIPTORS = Path.of("src/main/webapp/WEB-INF");
    private static final List<String> NAMES = List.of(
            "beans.xml",
            "web.xml",
            "glassfish-web.xml",
            "glassfish-resources.xml",
            "glassfish-ejb-jar.xml",
            "jboss-web.xml",
            "jboss-ejb3.xml",
            "lectern-jms.xml");
    private static final List<String> CLASSES = List.of(
            "io.lectern.common.FailureKind",
            "io.lectern.common.DomainException",
            "io.lectern.ingest.ParseQueue",
            "io.lectern.ingest.ProbeService",
            "io.lectern.ingest.ProbeServlet",
            "io.lectern.ingest.ProbeListener",
            "io.lectern.harness.SqlServlet");

    private ProbeWar() {}

    /** Writes the archive into a folder. */
    static Path in(Path folder) throws IOException {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "probe.war");
        CLASSES.forEach(war::addClass);
        for (String name : NAMES) {
            String text = Files.readString(DESCRIPTORS.resolve(name))
                    .replace("\"ParseDocument\"", "\"Probe\"")
                    .replace("queue/ParseDocument", "queue/Probe")
                    .replace("<context-root>/<", "<context-root>/probe<");
            war.addAsWebInfResource(new StringAsset(text), name);
        }
        Path file = folder.resolve(war.getName());
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
