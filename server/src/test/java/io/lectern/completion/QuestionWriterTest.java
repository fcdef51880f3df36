package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.lectern.account.Identity;
import io.lectern.conversation.Role;
import io.lectern.llm.ChatModels;
import io.lectern.llm.ModelUse;
import io.lectern.llm.QuestionWords;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class QuestionWriterTest {

    private static final ModelUse WHO = ModelUse.of(new Identity(1, new UUID(1, 1), 2, new UUID(2, 2)), "aibuilder");

    private static final List<PastMessage> HISTORY = List.of(
            new PastMessage(Role.USER, "How many days of leave?"), new PastMessage(Role.ASSISTANT, "Thirty days."));

    private final List<ChatRequest> asked = new ArrayList<>();

    @Test
    void aFollowUpIsCompletedFromTheConversation() {
        QuestionWriter writer = writer(() -> "<think>leave…</think> How many days of leave do trainees get? ");
        assertThat(writer.refined(WHO, "m", HISTORY, "And trainees?"))
                .isEqualTo("How many days of leave do trainees get?");
        assertThat(((UserMessage) asked.get(0).messages().get(1)).singleText())
                .contains("User: How many days of leave?\nAssistant: Thirty days.")
                .endsWith("Last question: And trainees?");
    }

    @Test
    void aFirstQuestionIsNotRewritten() {
        assertThat(writer(() -> "x").refined(WHO, "m", List.of(), "How?")).isEqualTo("How?");
        assertThat(asked).isEmpty();
    }

    @Test
    void keywordsStandBehindTheQuestion() {
        QuestionWriter writer = new QuestionWriter();
        writer.words = words(() -> List.of("leave", "paid holiday"));
        assertThat(writer.withKeywords(WHO, "m", "How many?")).isEqualTo("How many? leave paid holiday");
        writer.words = words(List::of);
        assertThat(writer.withKeywords(WHO, "m", "How many?")).isEqualTo("How many?");
    }

    @Test
    void aModelThatFailsOrRamblesLeavesTheQuestionAsItWas() {
        QuestionWriter failing = writer(() -> {
            throw new RateLimitException("slow down");
        });
        assertThat(failing.refined(WHO, "m", HISTORY, "And trainees?")).isEqualTo("And trainees?");
        assertThat(writer(() -> "word ".repeat(1_000)).refined(WHO, "m", HISTORY, "How?"))
                .isEqualTo("How?");
        failing.words = words(() -> {
            throw new RateLimitException("slow down");
        });
        assertThat(failing.withKeywords(WHO, "m", "How?")).isEqualTo("How?");
    }

    private static QuestionWords words(Supplier<List<String>> found) {
        return new QuestionWords() {
            @Override
            public List<String> of(ModelUse use, String model, String question) {
                return found.get();
            }
        };
    }

    private QuestionWriter writer(Supplier<String> says) {
        QuestionWriter writer = new QuestionWriter();
        writer.models = new ChatModels() {
            @Override
            public boolean follows(Identity who, String name) {
                return true;
            }

            @Override
            public ChatModel blocking(ModelUse use, String name) {
                return new ChatModel() {
                    @Override
                    public ChatResponse chat(ChatRequest request) {
                        asked.add(request);
                        return ChatResponse.builder()
                                .aiMessage(AiMessage.from(says.get()))
                                .build();
                    }
                };
            }
        };
        return writer;
    }
}
