package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.assistant.AssistantFixture;
import io.lectern.conversation.MessageFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionResponseTest {

    @Test
    void whichKeysAMessageHasDependsOnWhoSpeaks() {
        List<Map<String, Object>> messages = shown(new MessageFixture().turn("How long?", "Thirty days."));
        assertThat(messages.get(0)).containsOnlyKeys("role", "content").containsEntry("content", "Hello!");
        assertThat(messages.get(1)).containsOnlyKeys("role", "content", "id").containsEntry("role", "user");
        assertThat(messages.get(2)).containsOnlyKeys("role", "content", "id", "created_at", "reference");
        assertThat(messages.get(2).get("id")).isEqualTo(messages.get(1).get("id"));
        assertThat(messages.get(2).get("id").toString()).matches("[0-9a-f-]{36}");
    }

    @Test
    void aFailedAnswerSaysWhyAndAPendingOneIsLeftOut() {
        List<Map<String, Object>> messages =
                shown(new MessageFixture().failedTurn("One?", "It is down.").pendingTurn("Two?"));
        assertThat(messages)
                .extracting(message -> message.get("content"))
                .containsExactly("Hello!", "One?", "**ERROR**: It is down.", "Two?");
    }

    private static List<Map<String, Object>> shown(MessageFixture fixture) {
        return SessionResponse.from(
                        fixture.conversation(),
                        AssistantFixture.withPrompt(AssistantFixture.prompt()),
                        fixture.messages())
                .messages();
    }
}
