package io.lectern.ingest;

import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import io.lectern.ingest.parser.ForkedParser;
import io.lectern.ingest.parser.ParseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Draws pages of PDFs and slides when somebody wants to see them; nothing is kept. */
@ApplicationScoped
public class PagePictures {

    @Inject
    DocumentService documents;

    @Inject
    ForkedParser parser;

    /**
     * @param page from 1
     * @return a JPEG, 1,000 pixels wide
     * @throws NotFoundException when the caller has no such document
     * @throws InvalidException for field page when the document has no such page or is of another kind
     */
    public byte[] of(UUID dataset, UUID documentUid, int page) {
        Document document = documents
                .find(dataset, documentUid)
                .orElseThrow(() -> new NotFoundException("document", documentUid.toString()));
        if (page < 1) {
            throw new InvalidException("page", "`page` is " + page + "; pages are counted from 1.");
        }
        try {
            return parser.picture(documents.content(document), document.name(), page, () -> false);
        } catch (ParseFailure failure) {
            throw new InvalidException("page", failure.getMessage());
        }
    }
}
