package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.common.InvalidException;
import jakarta.json.JsonString;
import java.util.Optional;

/**
 * How citations are written in answers: {@code [ID:0]}, or the older {@code ##0$$} when a chat's prompt says
 * {@code "citation_style": "##i$$"} (contract 0.7).
 */
final class Marks {

    private static final String OLD = "##i$$";
    private static final String OURS = "[ID:i]";

    private Marks() {}

    static void check(Optional<String> style) {
        style.filter(text -> !text.equals(OLD) && !text.equals(OURS)).ifPresent(text -> {
            throw new InvalidException(
                    PromptForm.CITATION_STYLE,
                    "`" + PromptForm.CITATION_STYLE + "` is " + text + "; it may be " + OURS + " or " + OLD + ".");
        });
    }

    static String write(String text, Assistant assistant) {
        boolean old = LlmSettings.parse(assistant.prompt().extras()).get(PromptForm.CITATION_STYLE)
                        instanceof JsonString style
                && style.getString().equals(OLD);
        return old ? text.replaceAll("\\[ID:(\\d+)]", "##$1\\$\\$") : text;
    }
}
