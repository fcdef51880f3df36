package io.lectern.dataset;

import io.lectern.storage.StoredFile;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * A file's place in a dataset. UNSTARTED until somebody starts it, RUNNING while a job works on it, then DONE, FAILED or
 * CANCELLED; every one of these may be started again. Its chunks from an earlier run stay searchable until a new run has
 * succeeded.
 */
@Entity
@Table(name = "document")
public class Document {

    private static final int MESSAGE_LIMIT = 20_000;

    /** As RAGFlow writes it before each line. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @ManyToOne(optional = false)
    @JoinColumn(name = "dataset_id", updatable = false)
    Dataset dataset;

    @ManyToOne(optional = false)
    @JoinColumn(name = "file_id", updatable = false)
    StoredFile file;

    @Column(name = "owner_id", nullable = false, updatable = false)
    long ownerId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String type;

    @Column(name = "chunk_method", nullable = false)
    String chunkMethod;

    @Column(name = "parser_config", nullable = false)
    String parserConfig;

    @Column(name = "meta_fields", nullable = false)
    String metaFields;

    @Enumerated(EnumType.STRING)
    @Column(name = "run_state", nullable = false)
    RunState runState;

    @Column(nullable = false)
    double progress;

    @Column(name = "progress_message", nullable = false)
    String progressMessage;

    @Column(name = "chunk_count", nullable = false)
    int chunkCount;

    @Column(name = "token_count", nullable = false)
    int tokenCount;

    @Column(name = "process_begin_at")
    Instant processBeginAt;

    @Column(name = "process_seconds", nullable = false)
    double processSeconds;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected Document() {}

    Document(Dataset dataset, StoredFile file, NewDocument command, long ownerId, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = dataset.tenantId;
        this.dataset = dataset;
        this.file = file;
        this.ownerId = ownerId;
        this.name = command.name();
        this.type = command.type();
        this.chunkMethod = command.chunkMethod();
        this.parserConfig = dataset.parserConfig;
        this.metaFields = "{}";
        this.runState = RunState.UNSTARTED;
        this.progressMessage = "";
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The start of a run; what an earlier one left stays searchable until this one has succeeded. */
    public void startParsing(Instant now) {
        runState = RunState.RUNNING;
        progress = 0.001;
        progressMessage = "Task is queued...";
        processBeginAt = now;
        processSeconds = 0;
        updatedAt = now;
    }

    /**
     * A step of the run.
     *
     * @param fraction above 0 and below 1
     * @param lines what is happening; each is added to the message with the time, unless it is its last line already
     */
    public void progress(double fraction, String lines, Instant now) {
        progress = Math.max(progress, Math.min(fraction, 0.999));
        say(lines, now);
    }

    public void finish(int chunks, int tokens, String line, Instant now) {
        runState = RunState.DONE;
        progress = 1;
        chunkCount = chunks;
        tokenCount = tokens;
        end(line, now);
    }

    /** @param reason a sentence a person can act on */
    public void fail(String reason, Instant now) {
        runState = RunState.FAILED;
        progress = -1;
        end("[ERROR] " + reason, now);
    }

    public void cancel(Instant now) {
        runState = RunState.CANCELLED;
        progress = 0;
        chunkCount = 0;
        tokenCount = 0;
        end("Parsing was stopped.", now);
    }

    /** Another chunk method takes the document back to where it was before its first run. */
    void change(DocumentChange change, Instant now) {
        change.name().ifPresent(text -> name = text);
        change.metaFields().ifPresent(json -> metaFields = json);
        change.parserConfig().ifPresent(json -> parserConfig = json);
        change.chunkMethod().filter(method -> !method.equals(chunkMethod)).ifPresent(method -> {
            chunkMethod = method;
            runState = RunState.UNSTARTED;
            progress = 0;
            progressMessage = "";
            processBeginAt = null;
            processSeconds = 0;
            chunkCount = 0;
            tokenCount = 0;
        });
        updatedAt = now;
    }

    void countChunks(int chunks, int tokens, Instant now) {
        chunkCount = chunks;
        tokenCount = tokens;
        updatedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    private void end(String line, Instant now) {
        say(line, now);
        if (processBeginAt != null) {
            processSeconds = Duration.between(processBeginAt, now).toNanos() / 1e9;
        }
    }

    private void say(String lines, Instant now) {
        for (String line : lines.split("\n")) {
            if (!line.isBlank() && !progressMessage.endsWith(" " + line)) {
                String whole =
                        (progressMessage.isEmpty() ? "" : progressMessage + "\n") + TIME.format(now) + " " + line;
                progressMessage = whole.substring(Math.max(0, whole.length() - MESSAGE_LIMIT));
            }
        }
        updatedAt = now;
    }

    public long id() {
        return id;
    }

    public UUID uid() {
        return uid;
    }

    public long tenantId() {
        return tenantId;
    }

    public Dataset dataset() {
        return dataset;
    }

    public StoredFile file() {
        return file;
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    public String chunkMethod() {
        return chunkMethod;
    }

    public String parserConfig() {
        return parserConfig;
    }

    public String metaFields() {
        return metaFields;
    }

    public RunState runState() {
        return runState;
    }

    /** 0 to 1; -1 when it failed. */
    public double progress() {
        return progress;
    }

    public String progressMessage() {
        return progressMessage;
    }

    public int chunkCount() {
        return chunkCount;
    }

    public int tokenCount() {
        return tokenCount;
    }

    public Optional<Instant> processBeginAt() {
        return Optional.ofNullable(processBeginAt);
    }

    public double processSeconds() {
        return processSeconds;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public boolean deleted() {
        return deletedAt != null || dataset.deletedAt != null;
    }
}
