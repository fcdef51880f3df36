package io.lectern.harness;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when its standard input ends: a server must not outlive the tests, not even
 * when their process is killed. Copied to a folder of its own, so that a server sees no other class of ours.
 */
public final class TiedToParent {

    private TiedToParent() {}

    /** @param arguments the class to run, then its arguments */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        InputStream parent = System.in;
        Thread watch = new Thread(() -> exitWhenGone(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void exitWhenGone(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // the parent says nothing
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
