package io.lectern.llm.local;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.llm.Builtin;
import io.lectern.llm.LlmConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The word pieces of bge-small-en-v1.5: what its limit of 512 counts, and the measure of chunk sizes. Loaded at first
 * use; safe for many threads. Counts leave out the two marks that begin and end every text.
 */
@ApplicationScoped
@Builtin
public class WordPieces implements TokenCountEstimator {

    private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

    private HuggingFaceTokenizer tokenizer;

    @Inject
    LlmConfig config;

    /** Ids of a text without begin and end marks; the text may have any length. */
    long[] ids(String text) {
        return encode(text).getIds();
    }

    @Override
    public int estimateTokenCountInText(String text) {
        return text == null || text.isEmpty() ? 0 : ids(text).length;
    }

    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return estimateTokenCountInText(system.text());
        }
        if (message instanceof UserMessage user) {
            return user.hasSingleText() ? estimateTokenCountInText(user.singleText()) : 0;
        }
        if (message instanceof AiMessage answer) {
            return estimateTokenCountInText(answer.text());
        }
        return message instanceof ToolExecutionResultMessage result ? estimateTokenCountInText(result.text()) : 0;
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        int sum = 0;
        for (ChatMessage message : messages) {
            sum += estimateTokenCountInMessage(message);
        }
        return sum;
    }

    @PreDestroy
    synchronized void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }

    private Encoding encode(String text) {
        return loaded().encode(text, false, false);
    }

    private synchronized HuggingFaceTokenizer loaded() {
        if (tokenizer == null) {
            NativeDirectory.prepare(config.nativeDirectory());
            try (InputStream vocabulary = WordPieces.class.getResourceAsStream(VOCABULARY)) {
                // without these two the library cuts texts at 512 and pads them
                Map<String, String> options = Map.of("padding", "false", "truncation", "false");
                tokenizer = HuggingFaceTokenizer.newInstance(vocabulary, options);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tokenizer;
    }
}
