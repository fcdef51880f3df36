package io.lectern.ingest.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lectern.parser.FailureReason;
import io.lectern.parser.ReadOptions;
import io.lectern.parser.TextBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers' files may do to us, against real child processes. */
class ForkedParserTest {

    @TempDir
    static Path data;

    @TempDir
    Path files;

    private ParserRig rig;

    @BeforeEach
    void start() {
        rig = ParserRig.mocking(data);
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void aDocumentComesBackInBlocks() throws Exception {
        Path page = file(
                "page.html",
                "<html><head><title>Hours</title></head><body><h1>Opening</h1><p>At nine.</p>"
                        + "<table><tr><th>Day</th><th>From</th></tr><tr><td>Mon</td><td>9</td></tr></table></body></html>");
        ParsedDocument document = rig.parse(page);
        assertThat(document.mediaType()).isEqualTo("text/html");
        assertThat(document.title()).isEqualTo("Hours");
        assertThat(document.blocks())
                .containsExactly(
                        new TextBlock(TextBlock.Kind.HEADING, 1, 0, null, "Opening"),
                        new TextBlock(TextBlock.Kind.PARAGRAPH, 0, 0, null, "At nine."),
                        new TextBlock(TextBlock.Kind.TABLE, 0, 0, null, "Day | From\nMon | 9"));
    }

    @Test
    void oneProcessServesManyFilesAndIsReplacedAfterItsShare() throws Exception {
        rig.config.processes = 1;
        rig.config.filesPerProcess = 3;
        for (int i = 0; i < 7; i++) {
            assertThat(rig.parse(file("a" + i + ".txt", "Text " + i)).blocks()).hasSize(1);
        }
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        ParseFailure failure = refused(file("empty.pdf", ""));
        assertThat(failure.reason()).isEqualTo(FailureReason.EMPTY);
        assertThat(failure).hasMessage("The file is empty (0 bytes).");
    }

    @Test
    void aFileThatHangsIsEndedWhenItStandsStill() throws Exception {
        rig.config.idle = Duration.ofSeconds(3);
        ParseFailure failure = refused(mock("<hang millis=\"60000\" heavy=\"false\" pulse_millis=\"100\"/>"));
        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(failure).hasMessageContaining("stood still for 3 seconds");
        assertStillGood();
    }

    @Test
    void aFileThatTakesTooLongIsEnded() throws Exception {
        rig.config.timeout = Duration.ofSeconds(3);
        ParseFailure failure = refused(mock("<hang millis=\"60000\" heavy=\"true\" pulse_millis=\"100\"/>"));
        assertThat(failure.reason()).isEqualTo(FailureReason.TIMEOUT);
        assertThat(failure).hasMessageContaining("longer than 3 seconds");
        rig.config.timeout = Duration.ofSeconds(60);
        assertStillGood();
    }

    @Test
    void aFileThatFillsTheMemoryEndsItsProcessOnly() throws Exception {
        rig.config.heap = "64m";
        ParseFailure failure = refused(pdfBomb());
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(FailureReason.OUT_OF_MEMORY);
        assertThat(failure).hasMessageContaining("64m");
        assertStillGood();
    }

    @Test
    void aFileThatEndsTheProcessIsACrash() throws Exception {
        ParseFailure failure = refused(mock("<system_exit/>"));
        assertThat(failure.reason()).isEqualTo(FailureReason.CRASHED);
        assertStillGood();
    }

    @Test
    void whatLibrariesPrintDoesNotDisturb() throws Exception {
        Path noisy = mock("<print_out>noise noise</print_out><write element=\"p\">quiet</write>");
        assertThat(rig.parse(noisy).blocks()).extracting(TextBlock::text).containsExactly("quiet");
    }

    @Test
    void cancellingEndsTheCallWithinTwoSeconds() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        Path hanging = mock("<hang millis=\"60000\" heavy=\"false\" pulse_millis=\"100\"/>");
        CompletableFuture<ParseFailure> call = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                ParseFailure.class,
                () -> rig.parser.parse(hanging, "m.xml", ReadOptions.ALL, (p, n) -> {}, cancelled::get)));
        assertThat(call).isNotDone();
        long asked = System.nanoTime();
        cancelled.set(true);
        assertThat(call.get(10, TimeUnit.SECONDS).reason()).isEqualTo(FailureReason.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aBadFileDoesNotHarmTheOneBesideIt() throws Exception {
        rig.config.idle = Duration.ofSeconds(4);
        Path hanging = mock("<hang millis=\"60000\" heavy=\"false\" pulse_millis=\"100\"/>");
        CompletableFuture<ParseFailure> bad =
                CompletableFuture.supplyAsync(() -> catchThrowableOfType(ParseFailure.class, () -> rig.parse(hanging)));
        for (int i = 0; i < 5; i++) {
            assertThat(rig.parse(file("good" + i + ".txt", "Good " + i)).blocks())
                    .hasSize(1);
        }
        assertThat(bad.get(30, TimeUnit.SECONDS).reason()).isEqualTo(FailureReason.TIMEOUT);
    }

    private String[] scratch() {
        return data.resolve("parser/scratch").toFile().list();
    }

    @Test
    void processesEndWhenTheyHaveRested() throws Exception {
        rig.config.rest = Duration.ofMillis(300);
        long before = ProcessHandle.current().children().count();
        assertStillGood();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        // its files go after the process is gone
        while ((ProcessHandle.current().children().count() > before || scratch().length > 0)
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
        assertThat(data.resolve("parser/scratch")).isEmptyDirectory();
    }

    @Test
    void aZipBombIsRefused() throws Exception {
        Path bomb = files.resolve("bomb.zip");
        byte[] zeros = new byte[1 << 20];
        java.util.Arrays.fill(zeros, (byte) 'a');
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            for (int i = 0; i < 1_100; i++) {
                zip.write(zeros);
            }
        }
        assertThat(refused(bomb).reason()).isIn(FailureReason.TOO_LARGE, FailureReason.OUT_OF_MEMORY);
        assertStillGood();
    }

    @Test
    void moreTextThanTheLimitIsRefused() throws Exception {
        rig.config.maxCharacters = 1_000;
        ParseFailure failure = refused(file("long.txt", "word ".repeat(400)));
        assertThat(failure.reason()).isEqualTo(FailureReason.TOO_LARGE);
        assertThat(failure).hasMessageContaining("1000 characters");
        assertStillGood();
    }

    @Test
    void entitiesThatExplodeAreRefused() throws Exception {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a0 \"haha\">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        long begun = System.nanoTime();
        FailureReason reason =
                refused(file("laughs.xml", xml + "]><l>&a11;</l>")).reason();
        assertThat(reason).isIn(FailureReason.DAMAGED, FailureReason.TOO_LARGE, FailureReason.EMPTY);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void externalEntitiesAreNotRead() throws Exception {
        Path secret = file("secret.txt", "the secret");
        Path xml = file(
                "leak.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY s SYSTEM \"" + secret.toUri()
                        + "\">]><l>seen &s; end</l>");
        String text;
        try {
            text = rig.parse(xml).blocks().toString();
        } catch (ParseFailure failure) {
            text = failure.getMessage();
        }
        assertThat(text).doesNotContain("the secret");
    }

    @Test
    void deepNestingEndsOneWayOrTheOther() throws Exception {
        // quadratic in the depth: slow on a busy machine, but it ends
        rig.config.idle = Duration.ofMinutes(3);
        rig.config.timeout = Duration.ofMinutes(3);
        for (String tag : List.of("a", "div", "table><tr><td")) {
            Path deep = file("deep.html", "<html><body>" + ("<" + tag + ">").repeat(20_000) + "x");
            try {
                assertThat(rig.parse(deep).blocks()).isNotEmpty();
            } catch (ParseFailure failure) {
                assertThat(failure.reason()).isIn(FailureReason.TOO_LARGE, FailureReason.DAMAGED);
            }
        }
        assertStillGood();
    }

    @Test
    void aNameThatLiesIsNoted() throws Exception {
        Path rtf = file("letter.pdf", "{\\rtf1\\ansi Dear Ada,\\par yours.\\par}");
        ParsedDocument document = rig.parse(rtf);
        assertThat(document.mediaType()).isEqualTo("application/rtf");
        assertThat(document.notes()).singleElement().asString().contains("letter.pdf", "application/rtf");
    }

    @Test
    void binaryThatPretendsToBeTextIsRefused() throws Exception {
        byte[] noise = new byte[5_000];
        new java.util.Random(5).nextBytes(noise);
        Path file = Files.write(files.resolve("notes.txt"), noise);
        ParseFailure failure = refused(file);
        assertThat(failure.reason()).isEqualTo(FailureReason.UNSUPPORTED);
        assertThat(failure).hasMessageContaining("notes.txt");
    }

    @Test
    void aPictureNamesOcr() throws Exception {
        rig.config.ocrCommand = "no-such-program";
        Path picture = Files.write(
                files.resolve("scan.png"),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        assertThat(refused(picture)).hasMessageContaining("lectern.ingest.ocr.command");
    }

    private void assertStillGood() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            texts.add(rig.parse(file("fine" + i + ".txt", "Fine."))
                    .blocks()
                    .get(0)
                    .text());
        }
        assertThat(texts).containsExactly("Fine.", "Fine.");
    }

    private ParseFailure refused(Path file) {
        ParseFailure failure = catchThrowableOfType(ParseFailure.class, () -> rig.parse(file));
        assertThat(failure).as("a failure for " + file.getFileName()).isNotNull();
        return failure;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }

    private Path mock(String action) throws IOException {
        return file("mock.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><mock>" + action + "</mock>");
    }

    /** One page whose drawing instructions unpack to a gigabyte of operands that wait for an operator. */
    private Path pdfBomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(9);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            byte[] part = "(a) ".repeat(250_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_000; i++) {
                out.write(part);
            }
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        return Files.write(files.resolve("bomb.pdf"), pdf.toByteArray());
    }
}
