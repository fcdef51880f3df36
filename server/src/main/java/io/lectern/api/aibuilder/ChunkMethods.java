package io.lectern.api.aibuilder;

import java.util.List;

/** The page's chunk methods (contract 0.1, 1.5); {@code manuel} is the page's misspelling of {@code manual}. */
final class ChunkMethods {

    static final List<String> ALL = List.of(
            "naive",
            "manual",
            "qa",
            "table",
            "paper",
            "book",
            "laws",
            "presentation",
            "picture",
            "one",
            "email",
            "tag",
            "knowledge_graph");

    private ChunkMethods() {}

    /** @throws AibuilderFailure with the list that clients compare */
    static String check(String method) {
        String read = method.equals("manuel") ? "manual" : method;
        if (!ALL.contains(read)) {
            throw AibuilderFailure.data("'" + method + "' is not in ["
                    + String.join(
                            ", ",
                            ALL.stream()
                                    .filter(known -> !known.equals("knowledge_graph"))
                                    .map(known -> "'" + known + "'")
                                    .toList())
                    + "]");
        }
        return read;
    }
}
