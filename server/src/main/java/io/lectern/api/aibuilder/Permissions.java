package io.lectern.api.aibuilder;

import io.lectern.account.Sharing;

/** This dialect's two words for who sees a dataset. What is shared with groups only is more than "me", so "team". */
final class Permissions {

    private Permissions() {}

    static Sharing read(String permission) {
        return switch (permission) {
            case "me" -> Sharing.PRIVATE;
            case "team" -> Sharing.TEAM;
            default -> throw AibuilderFailure.data("'" + permission + "' is not in ['me', 'team']");
        };
    }

    static String write(Sharing sharing) {
        return sharing == Sharing.PRIVATE ? "me" : "team";
    }
}
