package io.lectern.completion;

import io.lectern.conversation.Message;
import io.lectern.conversation.MessageState;
import io.lectern.conversation.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** What of a conversation a model is reminded of: whole turns that were answered, the newest that fit. */
final class History {

    private History() {}

    /**
     * Turns without a finished answer are left out, openers and instructions too: models expect the user to speak first.
     * What clients only stored, question or answer, was said and counts.
     */
    static List<PastMessage> answered(List<Message> messages) {
        Set<UUID> open = new HashSet<>();
        for (Message message : messages) {
            if (message.role() == Role.ASSISTANT && message.state() != MessageState.DONE) {
                open.add(message.turn());
            }
        }
        return messages.stream()
                .filter(message -> message.role() != Role.SYSTEM && !open.contains(message.turn()))
                .map(message -> new PastMessage(message.role(), message.text()))
                .dropWhile(past -> past.role() != Role.USER)
                .toList();
    }

    /**
     * Drops the oldest messages until the rest fits.
     *
     * @param budget most tokens of all messages together
     */
    static List<PastMessage> fitting(List<PastMessage> history, int budget, ToIntFunction<String> tokens) {
        Deque<PastMessage> kept = new ArrayDeque<>();
        int left = budget;
        for (int i = history.size() - 1; i >= 0; i--) {
            PastMessage message = cleaned(history.get(i));
            left -= tokens.applyAsInt(message.text());
            if (left < 0) {
                break;
            }
            kept.addFirst(message);
        }
        while (!kept.isEmpty() && kept.peekFirst().role() != Role.USER) {
            kept.removeFirst();
        }
        return new ArrayList<>(kept);
    }

    /** Marks of earlier answers number other passages, and earlier reasoning is not part of what was said. */
    private static PastMessage cleaned(PastMessage message) {
        return message.role() == Role.USER
                ? message
                : new PastMessage(message.role(), Citations.withoutMarks(Thinking.removed(message.text())));
    }
}
