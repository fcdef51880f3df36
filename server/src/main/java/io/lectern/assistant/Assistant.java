package io.lectern.assistant;

import io.lectern.account.Sharing;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that answers questions from datasets (contracts/aibuilder.md 2.5: "chat"). Its name is unique among the
 * owner's live assistants of the same origin, whatever the case. A deleted one keeps its row and its conversations, and
 * nobody reaches them any more. Links to datasets that were deleted later stay and are skipped.
 */
@Entity
@Table(name = "assistant")
public class Assistant {

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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Sharing sharing;

    @Column(nullable = false)
    String name;

    @Column(name = "live_name")
    String liveName;

    @Column(nullable = false)
    String description;

    @Column(nullable = false)
    String avatar;

    @Column(nullable = false)
    String language;

    // text, not UUID: providers differ in applying a converter to the elements of a collection
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "assistant_dataset", joinColumns = @JoinColumn(name = "assistant_id"))
    @Column(name = "dataset_uid", nullable = false)
    @OrderColumn(name = "place")
    List<String> datasets = new ArrayList<>();

    @Column(nullable = false)
    String model;

    Double temperature;

    @Column(name = "top_p")
    Double topP;

    @Column(name = "presence_penalty")
    Double presencePenalty;

    @Column(name = "frequency_penalty")
    Double frequencyPenalty;

    @Column(name = "max_tokens")
    Integer maxTokens;

    @Column(name = "model_extras", nullable = false)
    String modelExtras;

    @Column(name = "system_text", nullable = false)
    String systemText;

    @Column(nullable = false)
    String opener;

    @Column(name = "empty_response", nullable = false)
    String emptyResponse;

    @Column(name = "show_quote", nullable = false)
    boolean showQuote;

    @Column(nullable = false)
    String variables;

    @Column(name = "prompt_extras", nullable = false)
    String promptExtras;

    @Column(name = "similarity_threshold", nullable = false)
    double similarityThreshold;

    @Column(name = "keyword_weight", nullable = false)
    double keywordWeight;

    @Column(name = "top_n", nullable = false)
    int topN;

    @Column(name = "top_k", nullable = false)
    int topK;

    @Column(name = "rerank_model", nullable = false)
    String rerankModel;

    @Column(name = "refine_multiturn", nullable = false)
    boolean refine;

    @Column(name = "extract_keywords", nullable = false)
    boolean keywords;

    @Column(name = "use_graph", nullable = false)
    boolean graph;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected Assistant() {}

    Assistant(long tenantId, long ownerId, Origin origin, AssistantSettings settings, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = tenantId;
        this.ownerId = ownerId;
        this.origin = origin;
        this.sharing = Sharing.PRIVATE;
        this.createdAt = now;
        change(settings, now);
    }

    /** Takes over a complete set of settings, already checked. */
    final void change(AssistantSettings settings, Instant now) {
        name = settings.name();
        liveName = liveName(ownerId, settings.name());
        description = settings.description();
        avatar = settings.avatar();
        language = settings.language();
        List<String> linked = settings.datasets().stream().map(UUID::toString).toList();
        if (!datasets.equals(linked)) {
            datasets = new ArrayList<>(linked);
        }
        change(settings.model());
        change(settings.prompt());
        change(settings.search());
        updatedAt = now;
    }

    private void change(ModelSettings settings) {
        model = settings.model();
        temperature = settings.temperature().orElse(null);
        topP = settings.topP().orElse(null);
        presencePenalty = settings.presencePenalty().orElse(null);
        frequencyPenalty = settings.frequencyPenalty().orElse(null);
        maxTokens = settings.maxTokens().orElse(null);
        modelExtras = settings.extras();
    }

    private void change(PromptSettings settings) {
        systemText = settings.systemText();
        opener = settings.opener();
        emptyResponse = settings.emptyResponse();
        showQuote = settings.showQuote();
        variables = VariablesJson.write(settings.variables());
        promptExtras = settings.extras();
    }

    private void change(SearchSettings settings) {
        similarityThreshold = settings.similarityThreshold();
        keywordWeight = settings.keywordWeight();
        topN = settings.topN();
        topK = settings.topK();
        rerankModel = settings.rerankModel();
        refine = settings.refine();
        keywords = settings.keywords();
        graph = settings.graph();
    }

    void share(Sharing with, Instant now) {
        sharing = with;
        updatedAt = now;
    }

    public Sharing sharing() {
        return sharing;
    }

    void delete(Instant now) {
        liveName = null;
        deletedAt = now;
        updatedAt = now;
    }

    static String liveName(long ownerId, String name) {
        return ownerId + "/" + name.toLowerCase(Locale.ROOT);
    }

    public AssistantSettings settings() {
        return new AssistantSettings(name, description, avatar, language, datasets(), model(), prompt(), search());
    }

    public List<UUID> datasets() {
        return datasets.stream().map(UUID::fromString).toList();
    }

    public ModelSettings model() {
        return new ModelSettings(
                model,
                Optional.ofNullable(temperature),
                Optional.ofNullable(topP),
                Optional.ofNullable(presencePenalty),
                Optional.ofNullable(frequencyPenalty),
                Optional.ofNullable(maxTokens),
                modelExtras);
    }

    public PromptSettings prompt() {
        return new PromptSettings(
                systemText, opener, emptyResponse, showQuote, VariablesJson.read(variables), promptExtras);
    }

    public SearchSettings search() {
        return new SearchSettings(similarityThreshold, keywordWeight, topN, topK, rerankModel, refine, keywords, graph);
    }

    public long id() {
        return id;
    }

    /** The dialect that made it. */
    public Origin origin() {
        return origin;
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
