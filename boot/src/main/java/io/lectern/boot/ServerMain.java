package io.lectern.boot;

import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The main class of the server process: Payara Micro, the queue adapter and the WAR.
 *
 * <p>Its standard input is the launcher's voice: settings as {@code key=value}, an empty line, then (when the search node
 * is up, while Payara boots already) its address as a last {@code key=value}. The end of input means: stop. Settings come
 * this way because command lines are public.
 */
public final class ServerMain {
    /** The line on standard output that says: the WAR is deployed. */
    static final String DEPLOYED_MARK = "server-deployed";

    private ServerMain() {}

    /**
     * Runs the server until standard input ends.
     *
     * @param arguments Payara's jar, the adapter, the WAR, then Payara Micro's own arguments
     */
    public static void main(String[] arguments) throws IOException {
        ParentWatch.ignoreTerminalSignals();
        // Payara's logging takes both for itself
        PrintStream out = System.out;
        PrintStream err = System.err;
        BufferedReader voice = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        readSettings(voice);
        Path payara = Path.of(arguments[0]);
        // what Payara's own launcher class sets for its unpacked form, before it calls the same main method
        System.setProperty("fish.payara.micro.BootJar", payara.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", payara.getParent().toString());
        try {
            boot(Arrays.copyOfRange(arguments, 3, arguments.length));
            PayaraMicroRuntime runtime = PayaraMicro.getInstance().getRuntime();
            deploy(runtime, "activemq", "", new File(arguments[1]));
            readSettings(voice);
            ParentWatch.exitWhenInputEnds(voice, () -> stop(runtime));
            deploy(runtime, "lectern", "/", new File(arguments[2]));
            out.println(DEPLOYED_MARK);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            e.printStackTrace(err);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void boot(String[] arguments) throws ReflectiveOperationException {
        Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void deploy(PayaraMicroRuntime runtime, String name, String contextRoot, File file) {
        // the result alone is not to be trusted: it is also true for an application that failed to load
        if (!runtime.deploy(name, contextRoot, file)
                || !runtime.getDeployedApplicationNames().contains(name)) {
            throw new IllegalStateException(file.getName() + " could not be deployed");
        }
    }

    private static void stop(PayaraMicroRuntime runtime) {
        try {
            runtime.shutdown();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    /** Up to an empty line; the end of input there means that the launcher is gone. */
    private static void readSettings(BufferedReader voice) throws IOException {
        for (String line = voice.readLine(); ; line = voice.readLine()) {
            if (line == null) {
                Runtime.getRuntime().halt(0);
            }
            if (line.isEmpty()) {
                return;
            }
            int equals = line.indexOf('=');
            System.setProperty(line.substring(0, equals), line.substring(equals + 1));
        }
    }
}
