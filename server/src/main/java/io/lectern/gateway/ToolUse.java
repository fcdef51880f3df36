package io.lectern.gateway;

import java.util.Optional;

/**
 * Whether the model has to call a tool.
 *
 * @param only the one tool it has to call; empty means any
 */
public record ToolUse(Rule rule, Optional<String> only) {

    /** What the client asks for. */
    public enum Rule {
        AUTO,
        REQUIRED,
        NONE
    }

    public static final ToolUse AUTO = new ToolUse(Rule.AUTO, Optional.empty());
}
