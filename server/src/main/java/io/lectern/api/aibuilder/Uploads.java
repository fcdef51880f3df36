package io.lectern.api.aibuilder;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.dataset.DatasetView;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import io.lectern.dataset.NewDocument;
import io.lectern.storage.Blob;
import io.lectern.storage.StorageService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files of one upload (contract 3.2.1). Each is stored by itself: a refused one does not take the others with it. */
@RequestScoped
class Uploads {

    private static final int FAILED = 500;
    private static final int NAME_BYTES = 128;

    @Inject
    StorageService storage;

    @Inject
    DocumentService documents;

    /**
     * @throws DomainException with the texts of all refused files, after the good ones were added; or before anything was
     *     stored when the request has no file or one without a name
     */
    List<Document> add(DatasetView dataset, List<EntityPart> parts) {
        List<EntityPart> files =
                parts.stream().filter(part -> part.getName().equals("file")).toList();
        if (files.isEmpty()) {
            throw AibuilderFailure.argument("No file part!");
        }
        files.forEach(Uploads::requireName);
        List<Document> added = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (EntityPart file : files) {
            String name = name(file);
            try {
                added.add(add(dataset, name, file));
            } catch (DomainException e) {
                if (e.kind() == FailureKind.INTERNAL) {
                    throw e;
                }
                errors.add(name + ": " + e.getMessage());
            }
        }
        if (!errors.isEmpty()) {
            throw new AibuilderFailure(FAILED, String.join("\n", errors));
        }
        return added;
    }

    private Document add(DatasetView dataset, String name, EntityPart file) {
        String type = FileTypes.of(name)
                .orElseThrow(() -> AibuilderFailure.argument("This type of file has not been supported yet!"));
        String method = FileTypes.chunkMethod(name, type)
                .orElseGet(() -> dataset.dataset().settings().chunkMethod());
        Blob blob = store(file);
        try {
            return documents.add(dataset.dataset().uid(), new NewDocument(name, type, method), blob);
        } catch (RuntimeException e) {
            storage.discard(blob);
            throw e;
        }
    }

    private Blob store(EntityPart file) {
        try (InputStream bytes = file.getContent()) {
            return storage.store(bytes);
        } catch (IOException e) {
            throw DomainException.internal("The upload broke off.", e);
        }
    }

    private static void requireName(EntityPart file) {
        String name = name(file);
        if (name.isBlank()) {
            throw AibuilderFailure.argument("No file selected!");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length >= NAME_BYTES) {
            throw AibuilderFailure.argument("File name should be less than 128 bytes.");
        }
    }

    private static String name(EntityPart file) {
        return FileNames.of(file.getFileName().orElse(""));
    }
}
