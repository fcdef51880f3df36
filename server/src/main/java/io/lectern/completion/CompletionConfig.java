package io.lectern.completion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much a model is given to read. */
@ApplicationScoped
class CompletionConfig {

    @Inject
    @ConfigProperty(name = "lectern.completion.history-tokens", defaultValue = "0")
    int historyTokens;

    @Inject
    @ConfigProperty(name = "lectern.completion.knowledge-tokens", defaultValue = "6000")
    int knowledgeTokens;

    @Inject
    @ConfigProperty(name = "lectern.completion.context-tokens", defaultValue = "8192")
    int contextTokens;

    /** The window of a model that does not tell its own. */
    int contextTokens() {
        return contextTokens;
    }

    /** 0 means as many as the model's window has room for. */
    int historyTokens() {
        return historyTokens;
    }

    int knowledgeTokens() {
        return knowledgeTokens;
    }
}
