package io.lectern.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The one folder that holds all state. Open means locked: one instance per folder, and the lock goes with the process,
 * however it ends.
 */
final class DataDirectory implements AutoCloseable {
    /** The process number stands before this position; the locked byte behind it, as Windows hides locked bytes. */
    private static final long LOCKED_BYTE = 1_000;

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Creates the folder when absent (readable by its owner only), locks it and makes the folders below it. */
    static DataDirectory open(Path root) throws StartFailure {
        try {
            create(root);
            FileChannel file = FileChannel.open(
                    root.resolve("lectern.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!lock(file)) {
                String holder = holder(file);
                file.close();
                throw new StartFailure("The data directory " + root + " is in use by another Lectern" + holder
                        + "; stop that one or choose another folder with " + Settings.DATA_DIR + ".");
            }
            file.truncate(0).write(ByteBuffer.wrap(ownNumber()), 0);
            DataDirectory directory = new DataDirectory(root, file);
            Files.createDirectories(directory.logs());
            Files.createDirectories(directory.run());
            return directory;
        } catch (IOException e) {
            throw new StartFailure("The data directory " + root + " cannot be written (" + reason(e)
                    + "); correct its rights or choose another folder with " + Settings.DATA_DIR + ".");
        }
    }

    private static void create(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            return;
        }
        if (root.getParent() != null) {
            Files.createDirectories(root.getParent());
        }
        if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(root);
        }
    }

    private static boolean lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static byte[] ownNumber() {
        return Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
    }

    private static String holder(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        int length = file.read(buffer, 0);
        String number = length < 1 ? "" : new String(buffer.array(), 0, length, StandardCharsets.US_ASCII);
        return number.isBlank() ? "" : " (process " + number.strip() + ")";
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("(Exception|FileSystem)", "")
                + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    /** Writes a file that only its owner can read, where the file system knows owners. */
    static void writePrivately(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, lines);
    }

    Path root() {
        return root;
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Files of this run only: generated configuration, Payara's working folder. Emptied at start and at stop. */
    Path run() {
        return root.resolve("run");
    }

    Path search() {
        return root.resolve("search");
    }

    Path database() {
        return root.resolve("db");
    }

    /** The processes of the current run, for a later one that finds this run killed. Survives {@link #emptyRun}. */
    Path children() {
        return root.resolve("lectern.children");
    }

    /** Written by the server when it makes the first key, read once and deleted by the launcher. */
    Path firstKey() {
        return root.resolve("first-key");
    }

    void emptyRun() throws IOException {
        deleteTree(run());
        Files.createDirectories(run());
    }

    static void deleteTree(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // already as wanted
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
