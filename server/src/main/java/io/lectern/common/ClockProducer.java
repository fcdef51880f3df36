package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Makes the system's clock injectable, so that tests can hold time still. It tells whole microseconds, which is what the
 * databases keep: otherwise an object would be created at one time and read back with another.
 */
@ApplicationScoped
public class ClockProducer {

    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
    }
}
