package io.lectern.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameCandidatesTest {

    @Test
    void runsOfWordsMayBeNames() {
        assertThat(NameCandidates.of("Who met Ada  Lovelace in St. Ives?"))
                .contains("ada", "ada lovelace", "st. ives", "who met ada lovelace in")
                .doesNotContain("ives?");
    }

    @Test
    void partsOfIdeographsMayBeNames() {
        assertThat(NameCandidates.of("北京大学在哪里")).contains("北京", "北京大学");
    }
}
