package io.lectern.activity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Entries on the disk before they are in the database. One write to the operating system for each, some ten
 * microseconds, so that a killed server loses none; a machine that loses power may lose the last ones. A file is deleted
 * when all its entries are rows.
 */
@ApplicationScoped
class AuditJournal {

    private static final long SEGMENT_BYTES = 4L << 20;

    @Inject
    AuditConfig config;

    /** Files of the process before this one. */
    private final List<Path> leftBehind = new ArrayList<>();

    /** Which file an entry was first written to, until it is a row. */
    private final Map<UUID, Segment> open = new HashMap<>();

    private Segment current;
    private int number;

    private static final class Segment {
        private final Path file;
        private final FileChannel channel;
        private int entries;

        Segment(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        void delete() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }

    @PostConstruct
    void begin() {
        try {
            Path folder = Files.createDirectories(config.journal());
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".journal"))
                        .sorted()
                        .forEach(leftBehind::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit journal in " + config.journal() + " cannot be opened", e);
        }
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (current != null) {
                current.channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit journal cannot be closed", e);
        }
    }

    /** Returns when a kill of this process cannot lose the line any more. */
    synchronized void append(AuditLine line) {
        try {
            Segment segment = current();
            ByteBuffer bytes = ByteBuffer.wrap(line.journalled().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                segment.channel.write(bytes);
            }
            if (open.putIfAbsent(line.uid(), segment) == null) {
                segment.entries++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit journal cannot be written", e);
        }
    }

    /** These are rows now. */
    synchronized void settled(Collection<AuditLine> lines) {
        for (AuditLine line : lines) {
            Segment segment = open.remove(line.uid());
            if (segment != null && --segment.entries == 0 && segment != current) {
                try {
                    segment.delete();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** The last that the process before this one wrote of each entry, in the order the entries began. */
    Collection<AuditLine> leftBehind() {
        Map<UUID, AuditLine> lines = new LinkedHashMap<>();
        for (Path file : leftBehind) {
            try (Stream<String> read = Files.lines(file)) {
                read.forEach(text -> AuditLine.read(text).ifPresent(line -> lines.put(line.uid(), line)));
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        return lines.values();
    }

    /** What was left behind is in the database. */
    void forgetLeftBehind() {
        for (Path file : leftBehind) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be deleted", e);
            }
        }
        leftBehind.clear();
    }

    private Segment current() throws IOException {
        if (current == null || current.channel.position() > SEGMENT_BYTES) {
            Segment full = current;
            String name = System.currentTimeMillis() + "-" + ++number + ".journal";
            current = new Segment(config.journal().resolve(name));
            if (full != null && full.entries == 0) {
                full.delete();
            }
        }
        return current;
    }
}
