package io.lectern.llm;

import io.lectern.common.InvalidException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a provider is spoken to. Stored by name. */
public enum Family {
    /** OpenAI and everything that speaks like it: vLLM, Ollama, LM Studio, llama.cpp, Jina, Cohere's compatible API. */
    OPENAI,
    /** OpenAI's models at Microsoft: the key goes into a header of its own. */
    AZURE_OPENAI,
    ANTHROPIC,
    /** Google's Gemini API. */
    GOOGLE,
    MISTRAL,
    /** Amazon Bedrock by its OpenAI-compatible endpoint and a Bedrock API key. */
    BEDROCK;

    /** @throws InvalidException field family */
    public static Family of(String word) {
        return Arrays.stream(values())
                .filter(family -> family.word().equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new InvalidException(
                        "family",
                        "`family` is " + word + "; it may be "
                                + Arrays.stream(values()).map(Family::word).collect(Collectors.joining(", ")) + "."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
