package io.lectern.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.lectern.api.AuthenticationFeature;
import io.lectern.api.Edge;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Who may call what about whose objects, on the running server; and that nothing of one is ever shown to another. */
@ServerTest
class MatrixIT {

    static final String HOW_TO_DECLARE = """
            These routes have no line in io.lectern.matrix.Rules, so nobody checks who may call them. Add one:
              rule("METHOD /path", none())      no object in the request (a list, a creation)
              rule("METHOD /path", seen())      the object may also be shared with the caller
              rule("METHOD /path", owned())     only its owner and administrators
              rule("METHOD /path", talk())      a conversation of one user
              rule("METHOD /path", of(…))       any other io.lectern.matrix.Reach
            several of them when one call does not show all,
            with .query(…), .body(…) or .file() for the request, {dataset}, {document}, {chunk}, {chat}, {session} for ids,
            and .destructive() when an allowed call spoils the objects. A new kind of object is made in World.make.
            """;

    @ArquillianResource
    Lectern lectern;

    @Test
    void everyRouteHasARuleAndEveryRuleARoute() {
        List<Route> routes = Route.all();
        assertThat(Rules.undeclared(routes)).as(HOW_TO_DECLARE).isEmpty();
        assertThat(Rules.orphaned(routes)).as("rules without a route").isEmpty();
        assertThat(Route.servlets()).as("servlets that need no key").isEqualTo(Rules.OPEN_SERVLETS);
    }

    @Test
    void everyApplicationHasTheFiltersThatKeepStrangersOut() {
        assertThat(Edge.providers()).contains(AuthenticationFeature.class);
        assertThat(Route.applications())
                .isNotEmpty()
                .allSatisfy(application -> assertThat(application.getClasses())
                        .containsAll(Edge.providers())
                        .anyMatch(ExceptionMapper.class::isAssignableFrom));
    }

    @Test
    void everybodyGetsWhatIsTheirsAndNothingElse() {
        Matrix matrix = run();
        System.out.println(matrix.size());
        assertSoftly(all -> {
            all.assertThat(matrix.leaks()).as("leaks").isEmpty();
            all.assertThat(matrix.violations()).as("wrong verdicts").isEmpty();
            all.assertThat(matrix.neverSeen())
                    .as("canaries that nobody ever saw")
                    .isEmpty();
        });
    }

    private Matrix run() {
        try (World world = World.plant(lectern)) {
            return new Matrix(world, Route.all()).run();
        }
    }
}
