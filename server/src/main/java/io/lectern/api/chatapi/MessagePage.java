package io.lectern.api.chatapi;

import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The part of a conversation that a client asks for (contract 2.4): the last messages, or the last ones before one that it
 * has, so that it can go back page by page.
 */
record MessagePage(Optional<Integer> limit, Optional<UUID> before) {

    private static final int MOST = 1_000;

    /** @throws InvalidException {@code limit} is no number from 1 to 1000, or {@code before} is no id */
    static MessagePage from(String limit, String before) {
        return new MessagePage(
                Optional.ofNullable(limit).map(MessagePage::number),
                Optional.ofNullable(before)
                        .map(text -> Ids.read(text)
                                .orElseThrow(() -> new InvalidException(
                                        "before", "`before` is " + text + "; it must be the id of a message."))));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new InvalidException("limit", "`limit` is " + text + "; it must be a number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    /**
     * Answers that are still being made are left out.
     *
     * @throws NotFoundException the conversation has no message {@code before}
     */
    List<Message> of(List<Message> all) {
        List<Message> shown = all.stream()
                .filter(message -> message.state() != MessageState.PENDING)
                .toList();
        int end = before.map(uid -> place(shown, uid)).orElse(shown.size());
        return shown.subList(Math.max(0, end - limit.orElse(end)), end);
    }

    private static int place(List<Message> messages, UUID uid) {
        int place = messages.stream().map(Message::uid).toList().indexOf(uid);
        if (place < 0) {
            throw new NotFoundException("message", uid.toString());
        }
        return place;
    }
}
