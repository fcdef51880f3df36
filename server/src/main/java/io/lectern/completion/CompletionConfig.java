package io.lectern.completion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much a model is given to read, until models tell their own window. */
@ApplicationScoped
class CompletionConfig {

    @Inject
    @ConfigProperty(name = "lectern.completion.history-tokens", defaultValue = "3000")
    int historyTokens;

    @Inject
    @ConfigProperty(name = "lectern.completion.knowledge-tokens", defaultValue = "6000")
    int knowledgeTokens;

    int historyTokens() {
        return historyTokens;
    }

    int knowledgeTokens() {
        return knowledgeTokens;
    }
}
