package io.lectern.conversation;

import java.util.Locale;
import java.util.Set;

/** Who speaks. */
public enum Role {
    USER,
    ASSISTANT,
    /** Instructions that a client keeps in a conversation; models are told their own. */
    SYSTEM;

    private static final Set<String> ASSISTANTS = Set.of("assistant", "ai", "bot", "model");

    /** The role behind the word of a client that may call it as it likes (contracts/chat-api.md 2.3). */
    public static Role of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        if (ASSISTANTS.contains(plain)) {
            return ASSISTANT;
        }
        return plain.equals("system") || plain.equals("developer") ? SYSTEM : USER;
    }
}
