package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LawsChunkerTest implements ChunkerContract {

    private final LawsChunker laws = new LawsChunker();

    @Override
    public Chunker chunker() {
        return laws;
    }

    @Test
    void everyArticleIsAChunkUnderItsHierarchy() {
        assertThat(texts(laws.chunk(
                        of(
                                heading(1, "Harbour Act"),
                                paragraph("PART I\nGENERAL"),
                                paragraph("Chapter 1 Scope\nArticle 1\nThis Act applies to ships."),
                                paragraph("Article 2. Every ship carries a lamp."),
                                paragraph("Chapter 2 Fines\n"
                                        + "Article 3 Lamps out\n"
                                        + "A fine is due under\n"
                                        + "Article 2 of this Act.")),
                        rules(100))))
                .containsExactly(
                        "Harbour Act\nPART I\nGENERAL",
                        "Harbour Act > PART I\nChapter 1 Scope\nArticle 1\nThis Act applies to ships.",
                        "Harbour Act > PART I > Chapter 1 Scope\nArticle 2.\nEvery ship carries a lamp.",
                        "Harbour Act > PART I\n"
                                + "Chapter 2 Fines\n"
                                + "Article 3 Lamps out\n"
                                + "A fine is due under\n"
                                + "Article 2 of this Act.");
    }

    /** As the licences of Creative Commons are written. */
    @Test
    void aTitleBehindADashStaysWithItsNumber() {
        assertThat(texts(laws.chunk(
                        of(paragraph("Section 1 – Definitions.\nShare means to provide material.\n"
                                + "Section 2 – Scope.\nThe term is specified in\nSection 6(a).")),
                        rules(100))))
                .containsExactly(
                        "Section 1 – Definitions.\nShare means to provide material.",
                        "Section 2 – Scope.\nThe term is specified in\nSection 6(a).");
    }

    /** As the Apache License is: no word says what a clause is, only its number does. */
    @Test
    void clausesThatAreOnlyNumberedAreArticlesWhereThereAreNoOthers() {
        assertThat(texts(laws.chunk(
                        of(paragraph("LICENSE\n   1. Definitions.\n\n      \"License\" shall mean the terms.\n"
                                + "   2. Grant of Copyright License. Subject to the terms of\n      this License:\n"
                                + "      1. Redistributions must retain the notice.\n"
                                + "   3. Trademarks. This License does not grant them.")),
                        rules(100))))
                .containsExactly(
                        "LICENSE",
                        "1. Definitions.\n\"License\" shall mean the terms.",
                        "2. Grant of Copyright License.\nSubject to the terms of\n      this License:\n"
                                + "      1. Redistributions must retain the notice.",
                        "3. Trademarks.\nThis License does not grant them.");
    }

    /** As the GNU GPL is: it counts from 0, and broken lines begin with sections that are only named. */
    @Test
    void whatALineNamesInTheMiddleOfASentenceBeginsNoArticle() {
        assertThat(texts(laws.chunk(
                        of(paragraph("GENERAL LICENSE\n\n  0. Definitions.\n\n  \"This License\" is this text.\n\n"
                                + "  1. Source Code.\n\n  The special requirements of the license of that work,\n"
                                + "section 13, concerning interaction through a network will apply to the\n"
                                + "combination as such. Powers are set out by the Developers acting together under\n"
                                + "§4.2.\n\n  2. Basic Permissions.\n\n  All rights are granted.")),
                        rules(200))))
                .containsExactly(
                        "GENERAL LICENSE",
                        "0. Definitions.\n\"This License\" is this text.",
                        "1. Source Code.\nThe special requirements of the license of that work,\n"
                                + "section 13, concerning interaction through a network will apply to the\n"
                                + "combination as such. Powers are set out by the Developers acting together under\n§4.2.",
                        "2. Basic Permissions.\nAll rights are granted.");
    }

    /** As the GNU LGPL 2.1 is: all clauses had been one, under the first line of the first. */
    @Test
    void clausesWithoutTitlesAreNamedByTheirNumbers() {
        assertThat(texts(laws.chunk(
                        of(paragraph("TERMS\n\n  0. This License applies to any software library or other\nprogram.\n\n"
                                + "  1. You may copy and distribute verbatim copies of the Library's\nsource code.\n\n"
                                + "  2. You may modify your copy or copies of the Library or any portion\nof it:\n\n"
                                + "    a) The modified work must itself be a software library.")),
                        rules(200))))
                .containsExactly(
                        "TERMS",
                        "0.\nThis License applies to any software library or other\nprogram.",
                        "1.\nYou may copy and distribute verbatim copies of the Library's\nsource code.",
                        "2.\nYou may modify your copy or copies of the Library or any portion\nof it:\n\n"
                                + "    a) The modified work must itself be a software library.");
    }

    /** As constitutions of associations are. */
    @Test
    void subsectionsAreContextAndTheTableOfContentsIsNone() {
        String members = "one two three four five six seven. ".repeat(4).strip();
        List<ChunkDraft> chunks = laws.chunk(
                of(
                        paragraph(
                                "1. Introduction\n2. Developers\n3. The Leader\n\n1. Introduction\n---------------\nIt exists.\n\n"
                                        + "2. Developers\n\n2.1. Powers\n\n  1. They propose.\n  2. They vote.\n  3. Appoint a chair.\n"
                                        + members
                                        + "\n\n2.2. Composition\n\nThey are volunteers.\n\n"
                                        + "***********************\n* 3. The Leader       *\n***********************\n\nOne is elected.")),
                rules(24));
        assertThat(texts(chunks))
                .startsWith("1. Introduction\n2. Developers\n3. The Leader", "1. Introduction\nIt exists.")
                .endsWith("3. The Leader\nOne is elected.");
        assertThat(chunks).extracting(ChunkDraft::context).contains("2. Developers > 2.1. Powers");
    }

    /** As a policy in PDF is, whose headings can be seen: its table of contents had stood above everything. */
    @Test
    void headingsThatCanBeSeenAreArticlesWhereNothingElseIs() {
        assertThat(texts(laws.chunk(
                        of(
                                paragraph("1 Scope 3\n2 Packages 7\n3 Files 9"),
                                heading(1, "SCOPE"),
                                heading(2, "1.1 Aim"),
                                paragraph("It describes the policy.\n1. Ada\n2. Grace\n3. Alan"),
                                heading(1, "PACKAGES"),
                                paragraph("They are built.")),
                        rules(100))))
                .containsExactly(
                        "1 Scope 3\n2 Packages 7\n3 Files 9",
                        "SCOPE\n1.1 Aim\nIt describes the policy.\n1. Ada\n2. Grace\n3. Alan",
                        "PACKAGES\nThey are built.");
    }

    @Test
    void germanAndChineseLawsAreRead() {
        assertThat(texts(laws.chunk(
                        of(paragraph("Erster Abschnitt\n"
                                + "§ 1 Geltung\n"
                                + "Das Gesetz gilt.\n"
                                + "§ 2a Ausnahme\n"
                                + "Nach § 1 Abs. 1 nicht.")),
                        rules(100))))
                .containsExactly(
                        "Erster Abschnitt\n§ 1 Geltung\nDas Gesetz gilt.",
                        "Erster Abschnitt\n§ 2a Ausnahme\nNach § 1 Abs. 1 nicht.");
        assertThat(texts(laws.chunk(of(paragraph("第一章 总则\n第一条 为了保护。\n第二条 本法适用。")), rules(100))))
                .containsExactly("第一章 总则\n第一条\n为了保护。", "第一章 总则\n第二条\n本法适用。");
    }

    /** As the German civil code and French codes are written. */
    @Test
    void titlesBelowSectionsAndNumbersOfFrenchCodesAreKnown() {
        assertThat(texts(laws.chunk(
                        of(
                                paragraph("Buch 1"),
                                paragraph("Abschnitt 1\nPersonen"),
                                paragraph("Titel 1\nNatürliche Personen"),
                                paragraph("§ 1 Beginn"),
                                paragraph("Die Rechtsfähigkeit beginnt mit der Geburt."),
                                paragraph("Titel 2\nJuristische Personen"),
                                paragraph("§ 21 Verein"),
                                paragraph("Ein Verein ist eine Person.")),
                        rules(100))))
                .contains(
                        "Buch 1 > Abschnitt 1 > Titel 1\n§ 1 Beginn\nDie Rechtsfähigkeit beginnt mit der Geburt.",
                        "Buch 1 > Abschnitt 1 > Titel 2\n§ 21 Verein\nEin Verein ist eine Person.");
        assertThat(texts(laws.chunk(
                        of(paragraph("Article premier\nLa loi dispose.\nArticle L121-1\nNul n'est tenu.")),
                        rules(100))))
                .containsExactly("Article premier\nLa loi dispose.", "Article L121-1\nNul n'est tenu.");
    }

    @Test
    void aLongArticleIsCutAndEachPartNamesIt() {
        List<ChunkDraft> chunks = laws.chunk(
                of(paragraph("Article 7\n"
                        + "one two three four five six seven. ".repeat(9).strip())),
                rules(20));
        assertThat(chunks).hasSizeGreaterThan(2);
        assertThat(chunks.subList(1, chunks.size()))
                .allSatisfy(chunk -> assertThat(chunk.context()).isEqualTo("Article 7"));
    }
}
