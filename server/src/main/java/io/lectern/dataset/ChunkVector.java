package io.lectern.dataset;

import java.util.List;

/**
 * The vector of a chunk with what goes with it.
 *
 * @param tokens of the content
 */
record ChunkVector(float[] embedding, int tokens) {

    /** What a chunk is found by: its questions, when somebody wrote some, else its text (contracts/aibuilder.md 3.3.1). */
    static String meaning(String content, List<String> questions) {
        return questions.isEmpty() ? content : String.join("\n", questions);
    }
}
