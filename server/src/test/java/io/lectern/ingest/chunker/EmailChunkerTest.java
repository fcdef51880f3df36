package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.file;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.table;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailChunkerTest implements ChunkerContract {

    private final EmailChunker email = new EmailChunker();

    @Override
    public Chunker chunker() {
        return email;
    }

    @Test
    void eachAttachmentBeginsAChunkAndCarriesTheSubject() {
        assertThat(texts(email.chunk(
                        of(
                                heading(1, "Oil"),
                                paragraph("From: ada@example.org"),
                                paragraph("Late again."),
                                file(1, "list.csv"),
                                table("what | when\noil | May"),
                                file(1, "note.md"),
                                heading(1, "Note"),
                                paragraph("None left.")),
                        rules(100))))
                .containsExactly(
                        "Oil\nFrom: ada@example.org\nLate again.",
                        "Oil\nlist.csv\nwhat | when\noil | May",
                        "Oil\nnote.md\nNote\nNone left.");
    }
}
