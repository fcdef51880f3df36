package io.lectern.assistant;

import java.util.List;

/**
 * What an assistant says and is told.
 *
 * @param systemText with variables in curly brackets; empty means our own default text
 * @param opener first message of every conversation
 * @param emptyResponse the answer when nothing was found; empty lets the model answer anyway
 * @param showQuote whether answers carry citations
 * @param variables what the system text may hold
 * @param extras a JSON object as text: settings that only the dialect which wrote them knows
 */
public record PromptSettings(
        String systemText,
        String opener,
        String emptyResponse,
        boolean showQuote,
        List<Variable> variables,
        String extras) {

    public PromptSettings {
        variables = List.copyOf(variables);
    }
}
