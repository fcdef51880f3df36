package io.lectern.dataset;

import io.lectern.account.Sharing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A named collection of documents that are chunked and embedded alike. Its embedding model does not change while it has
 * chunks: vectors of two models do not compare. A deleted dataset keeps its row and loses everything else.
 */
@Entity
@Table(name = "dataset")
public class Dataset {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "owner_id", nullable = false, updatable = false)
    long ownerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    Origin origin;

    @Column(nullable = false)
    String name;

    @Column(name = "live_name")
    String liveName;

    String avatar;

    String description;

    @Column(nullable = false)
    String language;

    @Column(name = "embedding_model", nullable = false)
    String embeddingModel;

    /** The model that the second vectors of the chunks are of; null when they have none. */
    @Column(name = "other_model")
    String otherModel;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Sharing sharing;

    @Column(name = "chunk_method", nullable = false)
    String chunkMethod;

    @Column(name = "parser_config", nullable = false)
    String parserConfig;

    @Column(name = "similarity_threshold", nullable = false)
    double similarityThreshold;

    @Column(name = "vector_weight", nullable = false)
    double vectorWeight;

    @Column(nullable = false)
    int pagerank;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected Dataset() {}

    Dataset(long tenantId, long ownerId, DatasetSettings settings, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = tenantId;
        this.ownerId = ownerId;
        this.origin = Origin.AIBUILDER;
        this.createdAt = now;
        change(settings, now);
    }

    /** Takes over a complete set of settings, already checked. */
    void change(DatasetSettings settings, Instant now) {
        name = settings.name().strip();
        liveName = liveName(ownerId, name);
        avatar = settings.avatar();
        description = settings.description();
        language = settings.language();
        embeddingModel = settings.embeddingModel();
        sharing = settings.sharing();
        chunkMethod = settings.chunkMethod();
        parserConfig = settings.parserConfig();
        similarityThreshold = settings.similarityThreshold();
        vectorWeight = settings.vectorWeight();
        pagerank = settings.pagerank();
        updatedAt = now;
    }

    void share(Sharing with, Instant now) {
        sharing = with;
        updatedAt = now;
    }

    /** Its chunks are about to get vectors of that model beside those they have. */
    void prepareFor(String model) {
        otherModel = model;
    }

    /** The vectors have changed places; those of the former model are kept. */
    void moveTo(String model, String former, Instant now) {
        embeddingModel = model;
        otherModel = former;
        updatedAt = now;
    }

    void forgetOther() {
        otherModel = null;
    }

    /** The model whose vectors are kept beside those that are searched, complete or not. */
    public Optional<String> otherModel() {
        return Optional.ofNullable(otherModel);
    }

    void delete(Instant now) {
        liveName = null;
        deletedAt = now;
        updatedAt = now;
    }

    /** The form in which names are compared: whatever their case, two live datasets of an owner have different ones. */
    static String liveName(long ownerId, String name) {
        return ownerId + "/" + name.strip().toLowerCase(Locale.ROOT);
    }

    /** Whatever the case. */
    boolean isNamed(String other) {
        return liveName(ownerId, other).equals(liveName);
    }

    /** Whose it is decides who may change it, beside administrators. */
    public boolean ownedBy(long userId) {
        return ownerId == userId;
    }

    public DatasetSettings settings() {
        return new DatasetSettings(
                name,
                avatar,
                description,
                language,
                embeddingModel,
                sharing,
                chunkMethod,
                parserConfig,
                similarityThreshold,
                vectorWeight,
                pagerank);
    }

    public long id() {
        return id;
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public String embeddingModel() {
        return embeddingModel;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }
}
