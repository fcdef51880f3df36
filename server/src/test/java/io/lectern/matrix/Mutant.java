package io.lectern.matrix;

import io.lectern.harness.Lectern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The product with one protection taken out: a copy of the built WAR in which one class is compiled from a changed text
 * of its source. So the product itself has no switch that could be left on.
 *
 * @param source below src/main/java
 * @param from a text that is in the source exactly once
 */
record Mutant(String name, String source, String from, String to) {

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "index-without-scope",
                    "io/lectern/retrieval/SearchBody.java",
                    "filter.addObject().putObject(\"term\").put(\"tenant\", scope.tenant().toString());\n"
                            + "        anyOf(filter, \"dataset\", scope.datasets());",
                    ""),
            new Mutant(
                    "rows-without-tenant",
                    "io/lectern/account/Visibility.java",
                    "new StringBuilder(row + \".tenantId = :seenTenant\")",
                    "new StringBuilder(\"(\" + row + \".tenantId = :seenTenant or 1 = 1)\")"),
            new Mutant(
                    "rows-without-owner",
                    "io/lectern/account/Visibility.java",
                    "condition.append(\" and (\").append(row).append(\".ownerId = :seenBy\")",
                    "condition.append(\" and (1 = 1 or \").append(row).append(\".ownerId = :seenBy\")"),
            new Mutant(
                    "calls-without-rights",
                    "io/lectern/api/AuthenticationFilter.java",
                    "needs == null || !allowed(needs)",
                    "needs == null"),
            new Mutant(
                    "limited-keys-without-limit",
                    "io/lectern/account/Caller.java",
                    "if (known().limited()) {",
                    "if (known() == null) {"),
            new Mutant(
                    "conversations-without-user",
                    "io/lectern/account/Visibility.java",
                    "(whole ? \"\" : \" and \" + row + \".\" + owner + \" = :seenBy\")",
                    "(whole ? \"\" : \" and (1 = 1 or \" + row + \".\" + owner + \" = :seenBy)\")"),
            new Mutant(
                    "models-without-keeper",
                    "io/lectern/llm/Catalogue.java",
                    "if (!may(owner, object, right)) {",
                    "if (owner == null) {"));

    @Override
    public String toString() {
        return name;
    }

    /** Writes the broken WAR into a folder. */
    Path war(Path built, Path folder) {
        try {
            Path classes = Files.createDirectories(folder.resolve(name));
            compile(changedSource(classes), classes);
            Path war = Files.copy(built, folder.resolve(name + ".war"), StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem inside = FileSystems.newFileSystem(war);
                    Stream<Path> compiled = Files.walk(classes)) {
                for (Path file : compiled.filter(path -> path.toString().endsWith(".class"))
                        .toList()) {
                    Path target = inside.getPath(
                            "WEB-INF/classes", classes.relativize(file).toString());
                    if (!Files.exists(target)) {
                        throw new AssertionError(target + " is new");
                    }
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path changedSource(Path folder) throws IOException {
        String text = Files.readString(Path.of("src/main/java").resolve(source));
        if (text.indexOf(from) < 0 || text.indexOf(from) != text.lastIndexOf(from)) {
            throw new AssertionError(source + " no longer has the text that the mutant " + name
                    + " replaces; say in io.lectern.matrix.Mutant where that protection is now:\n" + from);
        }
        Path changed = folder.resolve(Path.of(source).getFileName());
        return Files.writeString(changed, text.replace(from, to));
    }

    private static void compile(Path source, Path to) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "--release",
                    "17",
                    "-d",
                    to.toString(),
                    "-classpath",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
            boolean compiled = compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new AssertionError(source + " does not compile");
            }
        }
    }

    /** Runs the matrix against a server with this mutant. */
    Matrix matrix(Lectern lectern) {
        try (World world = World.plant(lectern)) {
            return new Matrix(world, Route.all()).run();
        }
    }
}
