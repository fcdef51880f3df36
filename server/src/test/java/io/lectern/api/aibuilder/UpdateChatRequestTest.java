package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.api.Body;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantFixture;
import io.lectern.common.InvalidException;
import org.junit.jupiter.api.Test;

class UpdateChatRequestTest {

    private final Assistant stored = AssistantFixture.withPrompt(AssistantFixture.prompt());

    @Test
    void whatIsNotSentStaysAsItIs() {
        UpdateChatRequest request = read("{'description':'New'}");
        assertThat(request.settings("Ada", stored.datasets()))
                .usingRecursiveComparison()
                .ignoringFields("description")
                .isEqualTo(stored.settings());
        assertThat(request.description()).isEqualTo("New");
    }

    @Test
    void emptyObjectsAreRefused() {
        assertThatThrownBy(() -> read("{'llm':{}}"))
                .isInstanceOf(InvalidException.class)
                .hasMessageStartingWith("`llm` is an empty object");
        assertThatThrownBy(() -> read("{'prompt':{}}")).hasMessageStartingWith("`prompt` is an empty object");
    }

    @Test
    void anUnknownKeyIsNamed() {
        assertThatThrownBy(() -> read("{'nmae':'x'}")).hasMessageStartingWith("`nmae` is not a field of this call");
    }

    @Test
    void whatWeAnswerMayBeSentBack() {
        assertThat(read("{'id':'x','create_time':1,'datasets':[],'status':'1','name':' Bob '}")
                        .name())
                .contains("Bob");
    }

    private UpdateChatRequest read(String text) {
        return UpdateChatRequest.from(Body.required(text.replace('\'', '"')), stored);
    }
}
