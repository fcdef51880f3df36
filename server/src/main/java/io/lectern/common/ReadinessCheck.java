package io.lectern.common;

import java.util.Optional;

/** One thing that must be there before the whole job can be done. Every feature that waits for something has one. */
public interface ReadinessCheck {

    /** One word for people. */
    String name();

    /** A sentence that says what is missing; empty when nothing is. Answers within a second. */
    Optional<String> missing();
}
