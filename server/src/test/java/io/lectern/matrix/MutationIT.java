package io.lectern.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.SeparateServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether the permission matrix notices what it is there for. Each mutant is the product with one protection taken out;
 * the matrix has to turn red on every one. Run by {@code ./mvnw -Pmutation -pl server -am verify} only.
 */
@Tag("mutation")
class MutationIT {

    @TempDir
    static Path folder;

    static Stream<Mutant> mutants() {
        return Mutant.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theMatrixTurnsRed(Mutant mutant) {
        Path war = mutant.war(Path.of(System.getProperty("lectern.it.war")), folder);
        try (SeparateServer server = SeparateServer.start("mutant-" + mutant.name(), war)) {
            Matrix matrix = mutant.matrix(server.lectern());
            System.out.println(mutant + ": " + matrix.size());
            matrix.leaks().stream().limit(3).forEach(leak -> System.out.println("  " + leak));
            matrix.violations().stream().limit(3).forEach(wrong -> System.out.println("  " + wrong));
            assertThat(matrix.leaks().size() + matrix.violations().size())
                    .as("the matrix did not notice " + mutant)
                    .isPositive();
        }
    }
}
