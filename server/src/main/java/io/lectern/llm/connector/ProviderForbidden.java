package io.lectern.llm.connector;

/** The provider's address may not be called. The message is a sentence for people. */
final class ProviderForbidden extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderForbidden(String why) {
        super(why);
    }
}
