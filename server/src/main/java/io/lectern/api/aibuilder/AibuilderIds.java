package io.lectern.api.aibuilder;

import io.lectern.common.Uids;
import java.util.Optional;
import java.util.UUID;

/** This dialect writes a UUID as 32 lower-case hex digits; it reads the dashed form too (contract 1.6). */
final class AibuilderIds {

    private AibuilderIds() {}

    static String write(UUID uid) {
        return uid.toString().replace("-", "");
    }

    /** Empty when the text is no id of ours; such an id then belongs to nobody. */
    static Optional<UUID> read(String id) {
        return Uids.read(id);
    }
}
