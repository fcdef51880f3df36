package io.lectern.ingest.chunker;

import java.util.List;

/**
 * A chunk before it is embedded and stored.
 *
 * @param context the headings above its beginning that are not in the content itself, joined by {@value #PATH}; may be
 *     empty
 * @param content never blank
 * @param tokens of context and content, as the rules' estimator counts, without the marks a model adds around a text
 * @param page of its first block, 1-based; 0 when the format has no pages
 * @param positions one {page, left, right, top, bottom} in points for each block with a known place
 * @param keywords words that say what it is about, found first by a search; mostly empty
 * @param questions that it answers; mostly empty
 */
public record ChunkDraft(
        String context,
        String content,
        int tokens,
        int page,
        List<int[]> positions,
        List<String> keywords,
        List<String> questions) {

    static final String PATH = " > ";

    public ChunkDraft {
        positions = List.copyOf(positions);
        keywords = List.copyOf(keywords);
        questions = List.copyOf(questions);
    }

    /** What is stored and embedded: the headings on a line of their own, then the content. */
    public String text() {
        return context.isEmpty() ? content : context + "\n" + content;
    }

    /** The same with more keywords and questions; those it has already are not repeated. */
    public ChunkDraft with(List<String> moreKeywords, List<String> moreQuestions) {
        return new ChunkDraft(
                context,
                content,
                tokens,
                page,
                positions,
                both(keywords, moreKeywords),
                both(questions, moreQuestions));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream())
                .distinct()
                .toList();
    }
}
