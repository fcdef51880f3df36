package io.lectern.llm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A model of a provider, named as the provider names it. One that is not active is as good as absent for calls. An
 * embedding model's dimension is learned by its first call and stays: vectors of other lengths are refused from then on.
 */
@Entity
@Table(name = "llm_model")
public class Model {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "provider_id", updatable = false)
    Provider provider;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    ModelKind kind;

    @Column(name = "context_window")
    Integer contextWindow;

    @Column(name = "max_output")
    Integer maxOutput;

    @Column
    Integer dimension;

    @Column(nullable = false)
    String capabilities;

    @Column(nullable = false)
    boolean active;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected Model() {}

    Model(Provider provider, ModelTraits traits, Instant now) {
        this.uid = UUID.randomUUID();
        this.provider = provider;
        this.createdAt = now;
        change(traits, now);
    }

    void change(ModelTraits traits, Instant now) {
        name = traits.name();
        kind = traits.kind();
        contextWindow = traits.contextWindow().orElse(null);
        maxOutput = traits.maxOutput().orElse(null);
        capabilities = traits.capabilities().stream().sorted().collect(Collectors.joining(","));
        active = traits.active();
        updatedAt = now;
    }

    /** Once known it stays. */
    void learnDimension(int length) {
        if (dimension == null) {
            dimension = length;
        }
    }

    public UUID uid() {
        return uid;
    }

    public Provider provider() {
        return provider;
    }

    public Optional<Integer> dimension() {
        return Optional.ofNullable(dimension);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public ModelTraits traits() {
        Set<String> words = capabilities.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(capabilities.split(",")));
        return new ModelTraits(
                name, kind, Optional.ofNullable(contextWindow), Optional.ofNullable(maxOutput), words, active);
    }
}
