package io.lectern.api.aibuilder;

import java.util.Set;

/** The classes that make up this dialect. */
public final class AibuilderResources {

    private AibuilderResources() {}

    public static Set<Class<?>> all() {
        return Set.of(
                DatasetsResource.class,
                DocumentsResource.class,
                PagePictureResource.class,
                ParsingResource.class,
                ChunksResource.class,
                RetrievalResource.class,
                ReembeddingResource.class,
                ChatsResource.class,
                ChatSessionsResource.class,
                ChatCompletionsResource.class,
                OpenAiChatResource.class,
                OpenAiFieldsFilter.class);
    }
}
