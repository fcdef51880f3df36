package io.lectern.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/**
 * A passage of a document with its embedding: the truth behind the index, which can be rebuilt from these rows. The id is
 * a hash of document, text and occurrence, so that writing the same passage twice makes one row.
 */
@Entity
@Table(name = "chunk")
public class Chunk {

    enum ChunkOrigin {
        PARSED,
        MANUAL
    }

    @Id
    String id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "document_id", updatable = false)
    Document document;

    @Column(nullable = false)
    int ordinal;

    @Column(nullable = false)
    String content;

    @Column(nullable = false)
    int tokens;

    @Column(nullable = false)
    int page;

    @Column(nullable = false)
    String positions;

    @Column(name = "important_keywords", nullable = false)
    String importantKeywords;

    @Column(nullable = false)
    String questions;

    @Column(nullable = false)
    boolean available;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ChunkOrigin origin;

    @Column(nullable = false)
    byte[] embedding;

    /** Of the dataset's other model while it is moved from one to another and after; null when there is none. */
    @Column(name = "other_embedding")
    byte[] otherEmbedding;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected Chunk() {}

    Chunk(Document document, ParsedChunk parsed, Instant now) {
        this.id = parsed.id();
        this.document = document;
        this.ordinal = parsed.ordinal();
        this.content = parsed.content();
        this.tokens = parsed.tokens();
        this.page = parsed.page();
        this.positions = JsonLists.write(parsed.positions());
        this.importantKeywords = JsonLists.writeTexts(parsed.importantKeywords());
        this.questions = JsonLists.writeTexts(parsed.questions());
        this.available = true;
        this.origin = ChunkOrigin.PARSED;
        this.embedding = Vectors.bytes(parsed.embedding());
        this.createdAt = now;
    }

    /** Written by hand. Its place is behind all that was read from the file. */
    Chunk(Document document, String id, NewChunk written, ChunkVector vector, int ordinal, Instant now) {
        this.id = id;
        this.document = document;
        this.ordinal = ordinal;
        this.positions = "[]";
        this.available = true;
        this.origin = ChunkOrigin.MANUAL;
        this.createdAt = now;
        overwrite(written, vector);
    }

    /** The same text was written again: keywords and questions are the new ones. */
    void overwrite(NewChunk written, ChunkVector vector) {
        content = written.content();
        importantKeywords = JsonLists.writeTexts(written.importantKeywords());
        questions = JsonLists.writeTexts(written.questions());
        vector(vector);
    }

    /** @param vector null when the change leaves the meaning as it is */
    void change(ChunkChange change, ChunkVector vector) {
        change.content().ifPresent(text -> content = text);
        change.importantKeywords().ifPresent(texts -> importantKeywords = JsonLists.writeTexts(texts));
        change.questions().ifPresent(texts -> questions = JsonLists.writeTexts(texts));
        change.available().ifPresent(value -> available = value);
        // its entry in the index of the other model is out of date: it is written again when the dataset moves there
        otherEmbedding = null;
        if (vector != null) {
            vector(vector);
        }
    }

    private void vector(ChunkVector vector) {
        tokens = vector.tokens();
        embedding = Vectors.bytes(vector.embedding());
        otherEmbedding = null;
    }

    /** What its vector is made from. */
    String meaning() {
        return ChunkVector.meaning(content, questions());
    }

    /** Null when there is none. */
    float[] otherVector() {
        return otherEmbedding == null ? null : Vectors.floats(otherEmbedding);
    }

    void otherVector(float[] vector) {
        otherEmbedding = Vectors.bytes(vector);
    }

    /** Whether it was written by hand; such a chunk is not found by its document's name. */
    boolean manual() {
        return origin == ChunkOrigin.MANUAL;
    }

    public String id() {
        return id;
    }

    public int ordinal() {
        return ordinal;
    }

    public String content() {
        return content;
    }

    public int tokens() {
        return tokens;
    }

    /** 1-based; 0 when the format has no pages. */
    public int page() {
        return page;
    }

    /** Each {page, left, right, top, bottom}. */
    public List<int[]> positions() {
        return JsonLists.positions(positions);
    }

    public List<String> importantKeywords() {
        return JsonLists.texts(importantKeywords);
    }

    public List<String> questions() {
        return JsonLists.texts(questions);
    }

    public boolean available() {
        return available;
    }

    public float[] embedding() {
        return Vectors.floats(embedding);
    }

    public Instant createdAt() {
        return createdAt;
    }
}
