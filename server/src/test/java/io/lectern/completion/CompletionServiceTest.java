package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.lectern.account.Caller;
import io.lectern.account.Identity;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantFixture;
import io.lectern.assistant.AssistantService;
import io.lectern.assistant.Knowledge;
import io.lectern.assistant.PromptSettings;
import io.lectern.assistant.SearchSettings;
import io.lectern.assistant.Variable;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.FinishedAnswer;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageFixture;
import io.lectern.conversation.Turn;
import io.lectern.llm.ChatModels;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.GroundedParameters;
import io.lectern.llm.ModelLimits;
import io.lectern.llm.ModelUse;
import io.lectern.retrieval.DocumentCount;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalResult;
import io.lectern.retrieval.RetrievalService;
import io.lectern.retrieval.RetrievedChunk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionServiceTest {

    private static final UUID LEAVE_PDF = new UUID(7, 7);

    private final CompletionService service = new CompletionService();
    private final FakeChatModel model = new FakeChatModel();
    private final RecordingListener heard = new RecordingListener();
    private final MessageFixture past = new MessageFixture();
    private final Stored stored = new Stored();
    private final List<RetrievalRequest> searches = new ArrayList<>();
    private final List<ModelUse> uses = new ArrayList<>();
    private List<RetrievedChunk> found = List.of(chunk("Employees may take thirty days of leave in each year."));

    @BeforeEach
    void wire() {
        service.assistants = new AssistantService() {
            @Override
            public Optional<Knowledge> knowledge(Assistant assistant) {
                return assistant.datasets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Knowledge(Set.copyOf(assistant.datasets()), "bge", Map.of()));
            }

            @Override
            public String graphAround(Set<UUID> knowledge, String question, List<String> chunkIds) {
                return "Ada (person): keeps the lamp for " + chunkIds.size() + "\n" + "x".repeat(100_000);
            }
        };
        service.retrieval = new RetrievalService() {
            @Override
            public RetrievalResult retrieve(RetrievalRequest request) {
                searches.add(request);
                return new RetrievalResult(
                        found.size(), found, List.of(new DocumentCount(LEAVE_PDF, "leave.pdf", found.size())));
            }
        };
        service.models = new ChatModels() {
            @Override
            public ModelLimits limits(Identity who, String name) {
                return new ModelLimits(Optional.empty(), Optional.empty());
            }

            @Override
            public StreamingChatModel streaming(ModelUse use, String name) {
                uses.add(use);
                return model;
            }
        };
        service.tokens = new TokenCounter();
        service.tokens.models = new EmbeddingModels() {
            @Override
            public int countTokens(String text) {
                return new LengthCounter().estimateTokenCountInText(text);
            }
        };
        service.conversations = stored;
        service.context = new CallbackContext() {
            @Override
            public Executor carrier() {
                return Runnable::run;
            }
        };
        service.config = new CompletionConfig();
        service.config.historyTokens = 1000;
        service.config.contextTokens = 8000;
        service.config.knowledgeTokens = 1000;
        service.caller = new Caller();
        service.caller.is(new Identity(1, new UUID(1, 1), 2, new UUID(2, 2)));
        service.clock = Clock.systemUTC();
    }

    @Test
    void anAnswerIsStreamedCheckedStoredAndHandedOver() {
        model.says("Employees may take ", "thirty days of leave.", " [ID:", "0] Lucky them. [ID:0]");
        ask(assistant(), Question.of("How many days?"));
        assertThat(heard.texts)
                .containsExactly(
                        "Employees may take",
                        "Employees may take thirty days of leave.",
                        "Employees may take thirty days of leave.",
                        "Employees may take thirty days of leave. [ID:0] Lucky them.");
        Answer answer = heard.answers.get(0);
        assertThat(answer.text()).isEqualTo("Employees may take thirty days of leave. [ID:0] Lucky them.");
        assertThat(answer.references().chunks()).hasSize(1);
        assertThat(answer.references().documents()).extracting("name").containsExactly("leave.pdf");
        assertThat(answer.usage().total()).isEqualTo(17);
        assertThat(stored.finished).hasSize(1);
        assertThat(stored.finished.get(0).model()).isEqualTo("scripted");
        assertThat(heard.turn).isEqualTo(stored.turn.uid());
        assertThat(stored.saidBefore).as("stored once, before a word was said").containsExactly(0);
    }

    @Test
    void nothingIsSaidWhenTheQuestionCannotBeStored() {
        stored.refusal = new NotFoundException("session", "gone");
        model.says("Employees may take ", "thirty days of leave.");
        ask(assistant(), Question.of("How many days?"));
        assertThat(heard.texts).isEmpty();
        assertThat(heard.answers).isEmpty();
        assertThat(heard.failures).containsExactly(stored.refusal);
        assertThat(stored.finished).isEmpty();
        assertThat(stored.failed).isEmpty();
    }

    @Test
    void theModelGetsThePassagesAlsoApartFromThePrompt() {
        model.says("x");
        ask(assistant(), Question.of("How many days?"));
        GroundedParameters parameters = (GroundedParameters) model.asked.get(0).parameters();
        assertThat(parameters.question()).isEqualTo("How many days?");
        assertThat(parameters.passages()).hasSize(1);
        assertThat(parameters.temperature()).isEqualTo(0.1);
        assertThat(parameters.maxOutputTokens()).as("0 lifts the limit").isNull();
        assertThat(searches.get(0).vectorWeight()).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(searches.get(0).pageSize()).isEqualTo(8);
    }

    @Test
    void withoutDatasetsTheModelAnswersByItself() {
        model.says("Hi.");
        Assistant alone = AssistantFixture.of(List.of(), AssistantFixture.prompt(), AssistantFixture.search(8));
        ask(alone, Question.of("Hello?"));
        assertThat(searches).isEmpty();
        assertThat(model.asked.get(0).parameters()).isNotInstanceOf(GroundedParameters.class);
        assertThat(heard.answers.get(0).references().isEmpty()).isTrue();
    }

    @Test
    void nothingFoundIsAnsweredWithTheFixedTextAndNoModel() {
        found = List.of();
        ask(assistant(), Question.of("How many days?"));
        assertThat(heard.answers).extracting(Answer::text).containsExactly("Nothing was found.");
        assertThat(model.asked).isEmpty();
        assertThat(stored.finished).hasSize(1);
    }

    @Test
    void nothingFoundAndNoFixedTextAsksTheModel() {
        found = List.of();
        model.says("I do not know.");
        ask(
                AssistantFixture.withPrompt(new PromptSettings("", "", "", true, List.of(), "{}")),
                Question.of("How many days?"));
        assertThat(((GroundedParameters) model.asked.get(0).parameters()).passages())
                .isEmpty();
        assertThat(heard.answers).extracting(Answer::text).containsExactly("I do not know.");
    }

    @Test
    void theGraphIsToldToTheModelAsFarAsThereIsRoomAndNoMarkPointsToIt() {
        SearchSettings search = new SearchSettings(0.2, 0.7, 8, 1024, "", false, false, true);
        Assistant assistant =
                AssistantFixture.of(List.of(AssistantFixture.HANDBOOK), AssistantFixture.prompt(), search);
        model.says("Ada keeps the lamp. [ID:0] Ada keeps the lamp. [ID:1]");
        ask(assistant, Question.of("Who is Ada?"));
        assertThat(model.asked.get(0).messages().get(0).toString())
                .contains("Ada (person): keeps the lamp for 1")
                .doesNotContain("xxx");
        assertThat(heard.answers.get(0).text()).doesNotContain("[ID:");
        assertThat(heard.answers.get(0).references().isEmpty()).isTrue();
        found = List.of();
        ask(assistant, Question.of("Who is Ada?"));
        assertThat(heard.answers).as("the graph alone is enough to answer").hasSize(2);
        assertThat(model.asked).hasSize(2);
        ask(assistant(), Question.of("Who is Ada?"));
        ask(assistant, new Question("Who is Ada?", Map.of(), true, Optional.of(Set.of(LEAVE_PDF))));
        assertThat(model.asked)
                .as("not told when not asked for, nor when documents are named")
                .hasSize(2);
    }

    @Test
    void documentsThatWereNamedAreTheOnlyOnesSearched() {
        model.says("x");
        ask(assistant(), new Question("?", Map.of(), true, Optional.of(Set.of(LEAVE_PDF))));
        assertThat(searches.get(0).scope().documents()).containsExactly(LEAVE_PDF);
        ask(assistant(), new Question("?", Map.of(), true, Optional.of(Set.of())));
        assertThat(searches).as("only unknown ids find nothing").hasSize(1);
        assertThat(heard.answers.get(1).text()).isEqualTo("Nothing was found.");
    }

    @Test
    void withoutQuotesTheAnswerHasNeitherMarksNorReferences() {
        model.says("Employees may take thirty days of leave. [ID:0]");
        ask(assistant(), new Question("?", Map.of(), false, Optional.empty()));
        assertThat(heard.answers.get(0).text()).isEqualTo("Employees may take thirty days of leave.");
        assertThat(heard.answers.get(0).references().isEmpty()).isTrue();
    }

    @Test
    void aFailingProviderIsToldAndStored() {
        model.says("Half an ").failure = new AuthenticationException("bad key sk-secret");
        ask(assistant(), Question.of("?"));
        assertThat(heard.failures).hasSize(1);
        assertThat(heard.failures.get(0).kind()).isEqualTo(FailureKind.UPSTREAM_FAILED);
        assertThat(heard.failures.get(0))
                .hasMessageContaining("refused our API key")
                .hasMessageNotContaining("sk-");
        assertThat(stored.failed)
                .containsExactly("Half an|" + heard.failures.get(0).getMessage());
    }

    @Test
    void aModelThatSaysNothingIsAFailure() {
        model.says(" ");
        ask(assistant(), Question.of("?"));
        assertThat(heard.failures.get(0)).hasMessageContaining("gave no answer");
    }

    @Test
    void aFailingSearchIsToldAndStored() {
        found = null;
        ask(assistant(), Question.of("?"));
        assertThat(heard.failures).extracting(failure -> failure.kind()).containsExactly(FailureKind.INTERNAL);
        assertThat(stored.failed).hasSize(1);
    }

    @Test
    void aClientThatHangsUpStopsTheModel() {
        model.says("Employees ", "may ", "take ", "thirty ", "days.");
        heard.patience = 2;
        ask(assistant(), Question.of("?"));
        assertThat(model.said).isEqualTo(2);
        assertThat(heard.abandoned).containsExactly("Employees may");
        assertThat(heard.answers).isEmpty();
        assertThat(stored.failed).containsExactly("Employees may|The client hung up before the answer was complete.");
    }

    @Test
    void aMissingVariableIsNamedAndNothingIsAsked() {
        PromptSettings prompt =
                new PromptSettings("{tone} {knowledge}", "", "", true, List.of(new Variable("tone", false)), "{}");
        ask(AssistantFixture.withPrompt(prompt), Question.of("?"));
        assertThat(heard.failures.get(0)).hasMessage("Miss parameter: tone");
        assertThat(model.asked).isEmpty();
    }

    @Test
    void earlierTurnsAreRemembered() {
        past.turn("Who is Ada?", "A person.");
        model.says("x");
        ask(assistant(), Question.of("How old is she?"));
        assertThat(model.asked.get(0).messages()).hasSize(4);
    }

    @Test
    void reasoningStandsInFrontOfTheAnswer() {
        model.thoughts = List.of("Let me ", "see.");
        model.says("Thirty.");
        ask(assistant(), Question.of("?"));
        assertThat(heard.texts)
                .containsExactly("<think>Let me ", "<think>Let me see.", "<think>Let me see.</think>Thirty.");
        assertThat(heard.answers.get(0).text()).isEqualTo("<think>Let me see.</think>Thirty.");
    }

    @Test
    void passagesBeyondTheBudgetAreNotUsed() {
        found = List.of(chunk("a".repeat(600)), chunk("b".repeat(600)));
        model.says("x");
        ask(assistant(), Question.of("?"));
        assertThat(((GroundedParameters) model.asked.get(0).parameters()).passages())
                .hasSize(1);
    }

    @Test
    void theRecordOfUseNamesTheConversation() {
        model.says("x");
        ask(assistant(), Question.of("How many days?"));
        assertThat(uses.get(0).conversation()).contains(past.conversation().uid());
    }

    private void ask(Assistant assistant, Question question) {
        service.answer("aibuilder", assistant, past.conversation(), question, heard);
    }

    private static Assistant assistant() {
        return AssistantFixture.withPrompt(AssistantFixture.prompt());
    }

    private static RetrievedChunk chunk(String content) {
        return new RetrievedChunk(
                "c" + content.length(),
                AssistantFixture.HANDBOOK,
                LEAVE_PDF,
                "leave.pdf",
                content,
                List.of(),
                List.of(),
                true,
                0,
                1,
                List.of(),
                0.8,
                0.9,
                0.7,
                null);
    }

    /** What would be in the database. */
    private final class Stored extends ConversationService {

        private final List<FinishedAnswer> finished = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
        private Turn turn;
        private DomainException refusal;
        private final List<Integer> saidBefore = new ArrayList<>();

        @Override
        public List<Message> messages(Conversation conversation) {
            return past.messages();
        }

        @Override
        public Turn ask(Conversation conversation, UUID uid, String question) {
            if (refusal != null) {
                throw refusal;
            }
            saidBefore.add(heard.texts.size());
            turn = new Turn(uid, 1, 4, 5);
            return turn;
        }

        @Override
        public void finish(Turn ended, FinishedAnswer answer) {
            finished.add(answer);
        }

        @Override
        public void fail(Turn ended, String soFar, String reason) {
            failed.add(soFar + "|" + reason);
        }
    }
}
