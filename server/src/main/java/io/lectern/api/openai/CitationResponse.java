package io.lectern.api.openai;

import io.lectern.conversation.Citation;
import io.lectern.conversation.References;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Our extension: a passage that an assistant's answer verifiably cites.
 *
 * @param index the number in the answer's marks {@code [ID:index]}
 * @param page 1-based, 0 when the format has no pages
 * @param positions each {page, left, right, top, bottom}
 */
public record CitationResponse(
        int index,
        @JsonbProperty("chunk_id") String chunk,
        @JsonbProperty("document_id") UUID document,
        @JsonbProperty("document_name") String documentName,
        @JsonbProperty("dataset_id") UUID dataset,
        int page,
        List<int[]> positions,
        double similarity,
        String content,
        List<QuotedPlace> quotes) {

    /** Where in the content the answer rests; offsets in UTF-16 units, support from 0 to 1. */
    public record QuotedPlace(int start, int end, String text, double support) {}

    /** Null when nothing is cited, so that plain answers look plain. */
    static List<CitationResponse> from(References references) {
        List<CitationResponse> cited = new ArrayList<>();
        for (int index = 0; index < references.chunks().size(); index++) {
            Citation citation = references.chunks().get(index);
            if (!citation.quotes().isEmpty()) {
                cited.add(from(index, citation));
            }
        }
        return cited.isEmpty() ? null : cited;
    }

    private static CitationResponse from(int index, Citation citation) {
        String content = citation.content();
        return new CitationResponse(
                index,
                citation.chunk(),
                citation.document(),
                citation.documentName(),
                citation.dataset(),
                citation.page(),
                citation.positions(),
                citation.similarity(),
                content,
                citation.quotes().stream()
                        .filter(quote -> quote.end() <= content.length())
                        .map(quote -> new QuotedPlace(
                                quote.start(),
                                quote.end(),
                                content.substring(quote.start(), quote.end()),
                                quote.support()))
                        .toList());
    }
}
