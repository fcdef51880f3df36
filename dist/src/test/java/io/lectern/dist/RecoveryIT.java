package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search index goes away under a server that stays up: what was under way is done when it is back. */
class RecoveryIT {

    private static final Duration LIMIT = Duration.ofSeconds(180);

    @TempDir
    static Path folder;

    private static SearchNode node;
    private static Distribution running;
    private static Api api;

    @BeforeAll
    static void startWithASearchNodeOfItsOwn() throws IOException {
        node = new SearchNode(folder);
        running = Distribution.start(
                folder.resolve("data"),
                Map.of("LECTERN_SEARCH_URL", node.address().toString()));
        api = new Api(running.address(), running.printedKey().orElseThrow());
    }

    @AfterAll
    static void endEverything() {
        if (running != null) {
            running.close();
        }
        node.close();
    }

    @Test
    void documentsWaitForAnIndexThatIsAwayAndAreFinishedWhenItIsBack() throws IOException {
        Reports reports = new Reports(api, "while_away");
        reports.uploadAndStart(24);
        reports.awaitHalfDone(LIMIT);
        node.goAway();
        reports.awaitMessage("It will be tried again.", LIMIT);
        node.comeBack();
        reports.assertEveryDocumentDoneOnce(LIMIT);
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainAndFilledFromTheRows() {
        Reports reports = new Reports(api, "deleted");
        reports.uploadAndStart(3);
        reports.assertEveryDocumentDoneOnce(LIMIT);
        node.delete("lectern-chunks-*");
        reports.awaitFound(LIMIT);
        reports.assertEveryDocumentDoneOnce(LIMIT);
        assertThat(running.alive()).as("without a restart").isNotEmpty();
    }
}
