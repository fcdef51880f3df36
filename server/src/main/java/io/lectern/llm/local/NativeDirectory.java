package io.lectern.llm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the tokenizer's native library is unpacked: a new folder for each class loader that loads it, because the JVM
 * refuses the same library file to two of them (a redeployed WAR), and because a half-written copy of a killed process
 * must not be used. Also keeps the tokenizer library from looking for anything on the network or in the user's home.
 */
final class NativeDirectory {

    private NativeDirectory() {}

    static void prepare(Path parent) {
        try {
            Files.createDirectories(parent);
            deleteLeftovers(parent);
            Path fresh = Files.createTempDirectory(parent, "tokenizer");
            System.setProperty("DJL_CACHE_DIR", fresh.toString());
            System.setProperty("ENGINE_CACHE_DIR", fresh.toString());
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for native libraries cannot be used: " + parent, e);
        }
    }

    private static void deleteLeftovers(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                deleteTree(folder);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException stillLoaded) {
                // Windows keeps a loaded library; the next start tries again
                return;
            }
        }
    }
}
