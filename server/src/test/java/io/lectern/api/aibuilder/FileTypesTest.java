package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileTypesTest {

    @Test
    void typesFollowTheExtensionWhateverItsCase() {
        assertThat(FileTypes.of("Report.PDF")).contains("pdf");
        assertThat(FileTypes.of("a.b.docx")).contains("doc");
        assertThat(FileTypes.of("x.epub")).contains("doc");
        assertThat(FileTypes.of("photo.JPG")).contains("visual");
        assertThat(FileTypes.of("talk.mp3")).contains("aural");
    }

    @Test
    void programsAndNamesWithoutExtensionAreNotTaken() {
        assertThat(FileTypes.of("setup.exe")).isEmpty();
        assertThat(FileTypes.of("README")).isEmpty();
    }

    @Test
    void mailsSlidesAndPicturesHaveAMethodOfTheirOwn() {
        assertThat(FileTypes.chunkMethod("x.eml", "doc")).contains("email");
        assertThat(FileTypes.chunkMethod("x.PPTX", "doc")).contains("presentation");
        assertThat(FileTypes.chunkMethod("x.png", "visual")).contains("picture");
        assertThat(FileTypes.chunkMethod("x.docx", "doc")).isEmpty();
    }
}
