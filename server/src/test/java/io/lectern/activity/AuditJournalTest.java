package io.lectern.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.common.PassagesShown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00.123456Z");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenBeforeAKillIsThereAfterwards() {
        AuditJournal killed = journal();
        Trail ended = trail();
        killed.append(AuditLine.of(ended.announcement()));
        killed.append(AuditLine.of(ended.entry(Outcome.DONE, 200, NOW.plusMillis(5))));
        killed.append(AuditLine.of(trail().announcement()));

        List<AuditLine> left = new ArrayList<>(journal().leftBehind());

        assertThat(left).hasSize(2);
        assertThat(left.get(0).json()).contains("\"outcome\":\"DONE\"").contains("\"millis\":5");
        assertThat(left.get(1).json()).contains("\"outcome\":\"UNKNOWN\"");
    }

    @Test
    void aLineThatWasCutOffByTheKillIsLeftOut() throws IOException {
        AuditLine line = AuditLine.of(trail().announcement());
        journal().append(line);
        Path file = files().get(0);
        Files.writeString(file, line.journalled().substring(0, 80), StandardOpenOption.APPEND);

        assertThat(journal().leftBehind()).containsExactly(line);
    }

    @Test
    void entriesThatAreRowsAreNotKeptOnTheDisk() throws IOException {
        AuditJournal journal = journal();
        List<AuditLine> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            AuditLine line = AuditLine.of(trail().entry(Outcome.DONE, 200, NOW));
            journal.append(line);
            lines.add(line);
        }
        assertThat(files().size()).isGreaterThan(1);

        journal.settled(lines);

        assertThat(files()).hasSize(1);
    }

    @Test
    void anEntryCostsLittle() {
        AuditJournal journal = journal();
        int rounds = 20_000;
        for (int i = 0; i < rounds; i++) {
            journal.append(AuditLine.of(trail().entry(Outcome.DONE, 200, NOW)));
        }
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            journal.append(AuditLine.of(trail().entry(Outcome.DONE, 200, NOW)));
        }
        Duration each = Duration.ofNanos((System.nanoTime() - start) / rounds);
        System.out.println("audit: one journalled entry with 8 passages costs " + each.toNanos() / 1000.0 + " µs");
        assertThat(each).isLessThan(Duration.ofMillis(1));
    }

    @Test
    void theTextOfAnEntryTellsWhoDidWhatAndWhatTheyWereShown() {
        Trail trail = trail();
        trail.enter();
        try {
            Trail.change("Dataset", new UUID(1, 2));
        } finally {
            Trail.leave();
        }
        assertThat(trail.entry(Outcome.DONE, 200, NOW).json())
                .contains(
                        "\"address\":\"192.0.2.1\"",
                        "\"dialect\":\"aibuilder\"",
                        "\"action\":\"POST /api/v1/retrieval\"")
                .contains("\"changed\":[\"Dataset 00000000-0000-0001-0000-000000000002\"]")
                .contains("{\"chunk\":\"c0\",\"document\":\"00000000-0000-0000-0000-000000000007\"}")
                .doesNotContain("\n");
    }

    @Test
    void aChainHashDependsOnEverythingBeforeIt() {
        String first = ChainHash.of(ChainHash.NOTHING, 1, "{}");
        assertThat(first).hasSize(64).isNotEqualTo(ChainHash.of(ChainHash.NOTHING, 2, "{}"));
        assertThat(ChainHash.of(first, 2, "{}")).isNotEqualTo(ChainHash.of(ChainHash.NOTHING, 2, "{}"));
    }

    private AuditJournal journal() {
        AuditJournal journal = new AuditJournal();
        journal.config = new AuditConfig();
        journal.config.dataDir = folder.toString();
        journal.begin();
        return journal;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("audit"))) {
            return files.toList();
        }
    }

    private static Trail trail() {
        Call call = new Call(
                "192.0.2.1",
                "aibuilder",
                "POST /api/v1/retrieval",
                "CHUNK",
                "READ",
                Map.of("line", "one\ntwo"),
                false,
                "request");
        Trail trail = new Trail(new Actor(7, UUID.randomUUID(), UUID.randomUUID()), call, NOW);
        trail.enter();
        List<PassagesShown.Passage> passages = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            passages.add(new PassagesShown.Passage("c" + i, new UUID(0, 7)));
        }
        Trail.show(new PassagesShown(passages));
        Trail.leave();
        return trail;
    }
}
