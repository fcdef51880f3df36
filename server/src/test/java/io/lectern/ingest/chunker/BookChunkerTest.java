package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.ingest.parser.ParsedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookChunkerTest implements ChunkerContract {

    private final BookChunker book = new BookChunker();

    @Override
    public Chunker chunker() {
        return book;
    }

    @Test
    void noChunkReachesOverTheBeginningOfAChapter() {
        assertThat(texts(book.chunk(
                        of(
                                heading(1, "The Lamp"),
                                paragraph("Chapter 1. The Sea\nIt was dark.\nIt was late."),
                                paragraph("CHAPTER II"),
                                paragraph("A light came.")),
                        rules(100))))
                .containsExactly(
                        "The Lamp\nChapter 1. The Sea\nIt was dark.\nIt was late.",
                        "The Lamp\nCHAPTER II\nA light came.");
    }

    @Test
    void runningHeadsAndPageNumbersAreLeftOut() {
        ParsedDocument doc = new ParsedDocument(
                "text/plain",
                "The Lamp",
                0,
                List.of(
                        paragraph("Chapter 1"),
                        paragraph("It was dark"),
                        paragraph("12"),
                        paragraph("THE LAMP 13"),
                        paragraph("and late."),
                        paragraph("14"),
                        paragraph("Chapter 1"),
                        paragraph("Figure 3"),
                        paragraph("15")),
                List.of());
        assertThat(texts(book.chunk(doc, rules(100)))).containsExactly("Chapter 1\nIt was dark\nand late.\nFigure 3");
    }

    /** Every chapter had been taken for a running head of its line in the table of contents. */
    @Test
    void aTableOfContentsIsNoChapter() {
        assertThat(texts(book.chunk(
                        of(
                                paragraph("CONTENTS"),
                                paragraph("CHAPTER 1. Loomings.\nCHAPTER 2. The Carpet-Bag.\nEpilogue"),
                                paragraph("CHAPTER 1. Loomings."),
                                paragraph("Call me Ishmael."),
                                paragraph("CHAPTER 2. The Carpet-Bag."),
                                paragraph("I stuffed a shirt into it."),
                                paragraph("Chapter 9 of the Good Book is long."),
                                paragraph("Epilogue"),
                                paragraph("The drama is done.")),
                        rules(100))))
                .containsExactly(
                        "CONTENTS\nCHAPTER 1. Loomings.\nCHAPTER 2. The Carpet-Bag.\nEpilogue",
                        "CHAPTER 1. Loomings.\nCall me Ishmael.",
                        "CHAPTER 2. The Carpet-Bag.\nI stuffed a shirt into it.\nChapter 9 of the Good Book is long.",
                        "Epilogue\nThe drama is done.");
    }

    /** Every page of such a book had begun a chapter, and the abstract had stood above all of them. */
    @Test
    void aRunningHeadThatNamesChapterAndSectionBeginsNoChapter() {
        assertThat(texts(book.chunk(
                        of(
                                heading(2, "Abstract"),
                                paragraph("It answers questions."),
                                heading(2, "Chapter 1"),
                                heading(1, "Definitions"),
                                paragraph("This document gives"),
                                heading(2, "CHAPTER 1. DEFINITIONS 1.3. WHAT IS IT?"),
                                paragraph("questions with their answers."),
                                heading(2, "Chapter 2"),
                                paragraph("Get it."),
                                heading(2, "CHAPTER 2. GETTING 2.1. WHERE"),
                                paragraph("Install it.")),
                        rules(100))))
                .containsExactly(
                        "Abstract\nIt answers questions.",
                        "Chapter 1\nDefinitions\nThis document gives\nquestions with their answers.",
                        "Chapter 2\nGet it.\nInstall it.");
    }

    @Test
    void chaptersAreCountedAnewInEachPart() {
        assertThat(texts(book.chunk(
                        of(
                                paragraph("Part One"),
                                paragraph("Chapter 1"),
                                paragraph("It was dark."),
                                paragraph("Part One"),
                                paragraph("It was late."),
                                paragraph("Part Two"),
                                paragraph("Chapter 1"),
                                paragraph("It was light.")),
                        rules(100))))
                .containsExactly(
                        "Part One\nChapter 1\nIt was dark.\nIt was late.", "Part Two\nChapter 1\nIt was light.");
    }

    /** As manuals and standards are written. */
    @Test
    void numberedTitlesAreChaptersWhereNoneIsCalledSo() {
        assertThat(texts(book.chunk(
                        of(
                                paragraph(
                                        "1. About this manual ..... 3\n2. The archive ..... 7\n3. Binary packages ..... 9"),
                                paragraph(
                                        "1. About this manual\n********************\nIt describes the policy.\n2. It is a list."),
                                paragraph("2. The archive\n**************\nIt has components."),
                                paragraph("3. Binary packages\n******************\nThey are built.")),
                        rules(100))))
                .containsExactly(
                        "1. About this manual ..... 3\n2. The archive ..... 7\n3. Binary packages ..... 9",
                        "1. About this manual\nIt describes the policy.\n2. It is a list.",
                        "2. The archive\nIt has components.",
                        "3. Binary packages\nThey are built.");
    }

    @Test
    void aSentenceAboutAChapterIsNoHeading() {
        assertThat(texts(book.chunk(
                        of(paragraph("Chapter 3 of the report says so."), paragraph("Part of it.")), rules(100))))
                .containsExactly("Chapter 3 of the report says so.\nPart of it.");
    }
}
