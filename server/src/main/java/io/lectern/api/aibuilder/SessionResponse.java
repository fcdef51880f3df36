package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageState;
import io.lectern.conversation.Role;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A session of a chat with its messages (contract 2.6). Answers that are still being made are left out. */
public record SessionResponse(
        String id,
        @JsonbProperty("chat_id") String chatId,
        String name,
        @JsonbNillable @JsonbProperty("user_id") String userId,
        List<Map<String, Object>> messages,
        @JsonbProperty("create_time") long createTime,
        @JsonbProperty("create_date") String createDate,
        @JsonbProperty("update_time") long updateTime,
        @JsonbProperty("update_date") String updateDate) {

    static SessionResponse from(Conversation conversation, Assistant assistant, List<Message> messages) {
        return new SessionResponse(
                AibuilderIds.write(conversation.uid()),
                AibuilderIds.write(assistant.uid()),
                conversation.title(),
                conversation.externalUser(),
                items(messages, assistant),
                Times.millis(conversation.createdAt()),
                Times.date(conversation.createdAt()),
                Times.millis(conversation.updatedAt()),
                Times.date(conversation.updatedAt()));
    }

    /** Maps, because which keys an item has depends on who speaks, and clients ask whether a key is there. */
    private static List<Map<String, Object>> items(List<Message> messages, Assistant assistant) {
        List<Map<String, Object>> items = new ArrayList<>();
        Set<UUID> asked = new HashSet<>();
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                asked.add(message.turn());
                items.add(item("user", message.text(), message.turn()));
            } else if (message.role() == Role.SYSTEM) {
                items.add(item("system", message.text(), null));
            } else if (message.state() == MessageState.DONE && !asked.contains(message.turn())) {
                items.add(item("assistant", message.text(), null));
            } else if (message.state() != MessageState.PENDING) {
                items.add(answer(message, assistant));
            }
        }
        return items;
    }

    private static Map<String, Object> answer(Message message, Assistant assistant) {
        boolean failed = message.state() == MessageState.ERROR;
        String text = failed ? AnswerError.text(message.failure()) : Marks.write(message.text(), assistant);
        Map<String, Object> item = item("assistant", text, message.turn());
        item.put("created_at", AnswerResponse.seconds(message.createdAt()));
        item.put(
                "reference",
                message.references().chunks().stream()
                        .map(ReferenceResponse.ChunkReference::from)
                        .toList());
        return item;
    }

    private static Map<String, Object> item(String role, String content, UUID turn) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("role", role);
        item.put("content", content);
        if (turn != null) {
            item.put("id", turn.toString());
        }
        return item;
    }
}
