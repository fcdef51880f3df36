package io.lectern.llm.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.segment.TextSegment;
import io.lectern.common.DomainException;
import io.lectern.llm.LlmFixtures;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BgeSmallEmbeddingModelTest {

    private static final String TEXT =
            "The centrifuge is serviced every ninth Tuesday, and nobody knows why. ".repeat(20);

    /** The end of this JVM by a crash in native code is how this test failed. */
    @Test
    void closingWhileTextsAreEmbeddedEndsThemWithASentence() {
        BgeSmallEmbeddingModel model = new BgeSmallEmbeddingModel();
        model.wordPieces = LocalModels.WORD_PIECES;
        model.config = LlmFixtures.config();
        model.load();
        List<TextSegment> texts = Collections.nCopies(500, TextSegment.from(TEXT));
        CompletableFuture<?> batch = CompletableFuture.supplyAsync(() -> model.embedAll(texts));
        CompletableFuture<?> questions = CompletableFuture.runAsync(() -> {
            while (true) {
                model.embedQuestion(TEXT);
            }
        });
        CompletableFuture.runAsync(model::close, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        for (CompletableFuture<?> one : List.of(batch, questions)) {
            assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(DomainException.class)
                    .hasMessage("The server is stopping.");
        }
    }
}
