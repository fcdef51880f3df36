package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.api.Body;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletionRequestTest {

    private static final UUID DOCUMENT = UUID.fromString("0d1e2f30-0000-4000-8000-00000000000b");

    @Test
    void streamingAndQuotesAreOnUntilSaidOtherwise() {
        CompletionRequest request = read("{}");
        assertThat(request.stream()).isTrue();
        assertThat(request.quote()).isTrue();
        assertThat(request.name()).isEqualTo("New session");
        assertThat(request.sessionId()).isEmpty();
        assertThat(read("{'stream':false,'quote':'False','session_id':''}").stream())
                .isFalse();
    }

    @Test
    void otherKeysAreVariables() {
        assertThat(read("{'question':'?','tone':'kind','limit':3,'none':null,'list':[1]}")
                        .variables())
                .containsOnly(
                        java.util.Map.entry("tone", "kind"),
                        java.util.Map.entry("limit", "3"),
                        java.util.Map.entry("list", "[1]"));
    }

    @Test
    void documentsComeAsTextOrList() {
        String hex = AibuilderIds.write(DOCUMENT);
        assertThat(read("{'doc_ids':' " + hex + ", nonsense'}").documents())
                .hasValueSatisfying(ids -> assertThat(ids).containsExactly(DOCUMENT));
        assertThat(read("{'doc_ids':['" + DOCUMENT + "']}").documents())
                .hasValueSatisfying(ids -> assertThat(ids).containsExactly(DOCUMENT));
        assertThat(read("{'doc_ids':'nonsense'}").documents())
                .as("unknown documents do not mean all")
                .hasValueSatisfying(ids -> assertThat(ids).isEmpty());
        assertThat(read("{'doc_ids':''}").documents()).isEmpty();
    }

    @Test
    void aQuestionThatIsNoTextIsRefused() {
        assertThatThrownBy(() -> read("{'question':5}")).hasMessage("`question` is 5; it must be a text.");
    }

    private static CompletionRequest read(String text) {
        return CompletionRequest.from(Body.required(text.replace('\'', '"')));
    }
}
