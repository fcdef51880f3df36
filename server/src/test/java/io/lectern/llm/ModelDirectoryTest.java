package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.account.Identity;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelDirectoryTest {

    private final Identity who = LlmFixtures.USE.who();
    private final ModelDirectory directory = new ModelDirectory();
    private String row = "old";
    private int reads;

    /** A thread reads a row, another changes it and says so, and only then the first stores what it read. */
    @Test
    void anAnswerThatWasReadBeforeAChangeDoesNotOutliveIt() {
        directory.clock = Clock.systemUTC();
        directory.rows = rows(() -> directory.changed(new ModelDirectory.CatalogueChanged()));
        assertThat(found()).isEqualTo("old");
        directory.rows = rows(() -> {});
        row = "new";
        assertThat(found()).isEqualTo("new");
    }

    @Test
    void anAnswerIsRememberedUntilSomethingChanges() {
        directory.clock = Clock.systemUTC();
        directory.rows = rows(() -> {});
        assertThat(found()).isEqualTo("old");
        assertThat(found()).isEqualTo("old");
        assertThat(reads).isEqualTo(1);
        directory.changed(new ModelDirectory.CatalogueChanged());
        assertThat(found()).isEqualTo("old");
        assertThat(reads).isEqualTo(2);
    }

    private String found() {
        return directory.find(who, ModelKind.CHAT, "any").orElseThrow().local();
    }

    /** @param meanwhile happens after the row was read and before anybody has the answer */
    private DirectoryService rows(Runnable meanwhile) {
        return new DirectoryService() {
            @Override
            Optional<Target> find(Identity asking, ModelKind kind, String name) {
                reads++;
                Optional<Target> read = Optional.of(Target.local(row));
                meanwhile.run();
                return read;
            }
        };
    }
}
