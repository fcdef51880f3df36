package io.lectern.llm.connector;

import java.net.UnknownHostException;

/** A host has no address that may be called. The message is a sentence for people. */
final class RefusedAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddress(String host, String objection) {
        super("The host " + host + " may not be called: " + objection);
    }
}
