package io.lectern.api.aibuilder;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.PassagesShown;
import io.lectern.ingest.PagePictures;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * {@code GET /datasets/{dataset}/documents/{document}/pages/{page}}: the picture of a page of a PDF or of a slide. Not on
 * upstream's page; a chunk's {@code image_id} is document and page joined by a hyphen.
 */
@Path("datasets/{dataset}/documents/{document}/pages/{page}")
@RequestScoped
public class PagePictureResource {

    @Inject
    PagePictures pictures;

    @Inject
    Event<PassagesShown> shown;

    @GET
    @Needs(object = ObjectType.DOCUMENT, right = Right.READ)
    @Produces(MediaType.WILDCARD)
    public Response picture(
            @PathParam("dataset") String dataset,
            @PathParam("document") String document,
            @PathParam("page") String page) {
        UUID datasetUid = AibuilderIds.read(dataset)
                .orElseThrow(() -> AibuilderFailure.data("You do not own the dataset " + dataset + "."));
        UUID documentUid = AibuilderIds.read(document)
                .orElseThrow(() -> AibuilderFailure.data("The dataset not own the document " + document + "."));
        byte[] picture = pictures.of(datasetUid, documentUid, number(page));
        shown.fire(PassagesShown.wholeDocument(documentUid));
        return Response.ok(picture, "image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static int number(String page) {
        try {
            return Integer.parseInt(page);
        } catch (NumberFormatException e) {
            throw AibuilderFailure.argument("`page` is " + page + "; it should be a whole number from 1.");
        }
    }
}
