package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

    @TempDir
    Path folder;

    @Test
    void aWholeTrailIsFoundWhole() throws Exception {
        assertThat(VerifyAudit.check(file(chain(3)))).contains("1 to 3").contains("whole");
    }

    @Test
    void aChangedEntryIsFound() throws Exception {
        List<String> lines = chain(3);
        lines.set(1, lines.get(1).replace("made", "read"));
        refused(lines, "Line 2 is not what was written");
    }

    @Test
    void aMissingEntryIsFound() throws Exception {
        List<String> lines = chain(3);
        lines.remove(1);
        refused(lines, "Line 2 does not follow");
    }

    @Test
    void entriesThatChangedPlacesAreFound() throws Exception {
        List<String> lines = chain(3);
        lines.add(1, lines.remove(2));
        refused(lines, "Line 2 does not follow");
    }

    @Test
    void anotherFileIsNoTrail() throws Exception {
        refused(List.of("seq,at"), "Line 1 is no line");
    }

    private void refused(List<String> lines, String sentence) throws Exception {
        Path file = file(lines);
        assertThatThrownBy(() -> VerifyAudit.check(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(sentence);
    }

    private Path file(List<String> lines) throws Exception {
        return Files.write(folder.resolve("trail.jsonl"), lines);
    }

    private static List<String> chain(int length) throws Exception {
        List<String> lines = new ArrayList<>();
        String previous = "0".repeat(64);
        for (int seq = 1; seq <= length; seq++) {
            String entry = "{\"action\":\"made {}" + seq + "\"}";
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((previous + "\n" + seq + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            String hash = HexFormat.of().formatHex(digest);
            lines.add("{\"seq\":" + seq + ",\"previous\":\"" + previous + "\",\"hash\":\"" + hash + "\",\"entry\":"
                    + entry + "}");
            previous = hash;
        }
        return lines;
    }
}
