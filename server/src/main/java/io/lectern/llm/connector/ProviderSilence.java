package io.lectern.llm.connector;

/** The provider said nothing for as long as the endpoint's time-out. */
final class ProviderSilence extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderSilence(Throwable cause) {
        super("no answer in time", cause);
    }
}
