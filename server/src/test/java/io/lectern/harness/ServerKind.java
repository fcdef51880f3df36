package io.lectern.harness;

import java.io.IOException;

/** The two servers the product supports. */
public enum ServerKind {
    PAYARA_MICRO,
    WILDFLY;

    RunningServer start() throws IOException {
        return switch (this) {
            case PAYARA_MICRO -> PayaraMicro.start();
            case WILDFLY -> WildFly.start();
        };
    }
}
