package io.lectern.api.aibuilder;

import java.util.UUID;

/**
 * {@code image_id}: names the picture of the page or slide a chunk is on, which {@link PagePictureResource} serves; empty for
 * files whose pages cannot be drawn.
 */
final class PageImages {

    private PageImages() {}

    static String id(UUID document, String name, int page) {
        boolean drawn = page > 0
                && switch (FileTypes.extension(name)) {
                    case "pdf", "pptx", "ppt" -> true;
                    default -> false;
                };
        return drawn ? AibuilderIds.write(document) + "-" + page : "";
    }
}
