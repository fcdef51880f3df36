package io.lectern.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExtractiveChatModelTest {

    private static final Passage PUMPS = new Passage(
            0,
            "pumps.pdf",
            "Pumps are painted blue. The pump must be serviced every 500 hours. Spare parts are kept in hall 3.",
            0.8);
    private static final Passage INVOICES =
            new Passage(1, "invoices.docx", "Invoices are paid within 30 days. Late payers are reminded twice.", 0.3);

    private final ExtractiveChatModel model = LocalModels.extractive();

    @Test
    void theSentenceThatAnswersIsQuotedExactlyWithItsMark() {
        String answer = ask("How often must the pump be serviced?", PUMPS, INVOICES);
        assertThat(answer).startsWith("The pump must be serviced every 500 hours. [ID:0]");
        assertThat(answer).doesNotContain("[ID:1]");
    }

    @Test
    void theMarkIsThePassagesIndexAndNotItsPlace() {
        Passage seventh = new Passage(7, INVOICES.documentName(), INVOICES.text(), 0.7);
        assertThat(ask("When are invoices paid?", seventh)).startsWith("Invoices are paid within 30 days. [ID:7]");
    }

    @Test
    void whatTheDocumentsDoNotHoldIsRefusedWithTheClosestDocument() {
        assertThat(ask("Who won the football championship of 1998?", new Passage(0, "pumps.pdf", PUMPS.text(), 0.2)))
                .startsWith("The documents do not hold an answer")
                .contains("\"pumps.pdf\"")
                .doesNotContain("[ID:");
        assertThat(ask("How often must the pump be serviced?")).startsWith("The documents do not hold an answer");
    }

    @Test
    void withoutDatasetsItTellsHowToConnectAModel() {
        ChatRequest free =
                ChatRequest.builder().messages(UserMessage.from("Hello!")).build();
        assertThat(model.chat(free).aiMessage().text())
                .contains("lectern.llm.base-url", "lectern.llm.model", "lectern.llm.api-key");
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndUsageIsCounted() {
        ChatResponse first = model.chat(request("When are invoices paid?", PUMPS, INVOICES));
        assertThat(model.chat(request("When are invoices paid?", PUMPS, INVOICES)))
                .isEqualTo(first);
        assertThat(first.tokenUsage().outputTokenCount()).isGreaterThan(5);
        assertThat(first.modelName()).isEqualTo(ExtractiveChatModel.NAME);
    }

    @Test
    void streamedPiecesAddUpToTheWholeAnswer() throws Exception {
        Heard heard = new Heard(false);
        model.chat(request("How often must the pump be serviced?", PUMPS), heard);
        assertThat(heard.pieces).hasSizeGreaterThan(5);
        assertThat(String.join("", heard.pieces))
                .isEqualTo(heard.end.get().aiMessage().text());
    }

    @Test
    void aCancelledStreamStops() {
        Heard heard = new Heard(true);
        model.chat(request("How often must the pump be serviced?", PUMPS), heard);
        assertThat(heard.pieces).hasSize(1);
        assertThat(heard.end).isNotDone();
    }

    @Test
    void chineseQuestionsFindChineseSentences() {
        Passage contract = new Passage(3, "合同.txt", "办公室在三楼。合同将于明年六月到期。食堂每天开放。", 0.7);
        assertThat(ask("合同什么时候到期？", contract)).startsWith("合同将于明年六月到期。 [ID:3]");
    }

    @Test
    void tableRowsAreQuotedAlone() {
        Passage table =
                new Passage(2, "parts.xlsx", "Part | Price | Stock\nValve | 12 EUR | 40\nGasket | 3 EUR | 7", 0.6);
        assertThat(ask("What is the price of the gasket?", table)).startsWith("Gasket | 3 EUR | 7 [ID:2]");
    }

    @Test
    void aHeadingIsNeitherGluedToTheSentenceBelowItNorQuotedForIt() {
        Passage leave = new Passage(
                4, "handbook.txt", "Leave\nEmployees may take thirty days of paid leave in each calendar year.", 0.7);
        assertThat(ask("How many days of leave may employees take?", leave))
                .isEqualTo("Employees may take thirty days of paid leave in each calendar year. [ID:4]");
        assertThat(ask("What about leave?", leave)).startsWith("Employees may take thirty days");
    }

    private String ask(String question, Passage... passages) {
        return model.chat(request(question, passages)).aiMessage().text();
    }

    private static ChatRequest request(String question, Passage... passages) {
        return ChatRequest.builder()
                .messages(UserMessage.from(question))
                .parameters(GroundedParameters.builder()
                        .question(question)
                        .passages(List.of(passages))
                        .build())
                .build();
    }

    private static final class Heard implements StreamingChatResponseHandler {
        final List<String> pieces = new ArrayList<>();
        final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        final boolean cancel;

        Heard(boolean cancel) {
            this.cancel = cancel;
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            pieces.add(part.text());
            if (cancel) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            end.completeExceptionally(error);
        }
    }
}
