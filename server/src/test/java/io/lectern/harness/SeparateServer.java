package io.lectern.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A Payara Micro of one test's own, with a WAR of its own, beside the one that the tests of a run share. */
public final class SeparateServer implements AutoCloseable {

    private final RunningServer server;

    private SeparateServer(RunningServer server) {
        this.server = server;
    }

    /** Waits until it is ready. */
    public static SeparateServer start(String name, Path war) {
        try {
            return new SeparateServer(PayaraMicro.start(name, war));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    public Lectern lectern() {
        return new Lectern(server.kind(), server.address(), RunningServer.ADMIN_KEY, server.deployed());
    }

    @Override
    public void close() {
        server.process().stop();
    }
}
