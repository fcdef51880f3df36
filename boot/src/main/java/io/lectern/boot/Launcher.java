package io.lectern.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sun.misc.Signal;

/**
 * The one command: checks the machine, runs the search node and the server as children in the foreground, and stops them.
 *
 * <p>Exit codes: 0 after SIGTERM, 130 after Ctrl-C, 1 with one sentence on standard error for anything that prevents the
 * start or ends it.
 */
public final class Launcher {
    private static final int LEFTOVER_SECONDS = 30;

    private Launcher() {}

    /** Runs until a signal or a failure ends the process. */
    public static void main(String[] arguments) {
        try {
            run(List.of(arguments));
            System.exit(0);
        } catch (StartFailure e) {
            fail(e.getMessage());
        } catch (UncheckedIOException e) {
            fail(e.getMessage() + ".");
        } catch (IOException e) {
            fail("Lectern cannot start: " + e + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("Lectern was interrupted.");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    private static void run(List<String> arguments) throws StartFailure, IOException, InterruptedException {
        Installation installation = Installation.find();
        SettingsList manual = SettingsList.of(installation.war());
        if (arguments.size() == 2 && arguments.get(0).equals("verify-audit")) {
            System.out.println(VerifyAudit.check(Path.of(arguments.get(1))));
        } else if (arguments.contains("--help")) {
            System.out.print(manual.help());
        } else if (arguments.contains("--version")) {
            System.out.println("Lectern " + installation.version());
        } else {
            Settings settings = Settings.of(arguments, System.getProperties(), System.getenv());
            settings.refuseUnknown(manual.keys());
            serve(installation, settings);
        }
    }

    private static void serve(Installation installation, Settings settings)
            throws StartFailure, IOException, InterruptedException {
        Machine.checkMemory(heaps(settings), Machine.totalMiB(), OptionalLong.empty());
        try (DataDirectory data = DataDirectory.open(settings.dataDir())) {
            new Leftovers(data.children(), LEFTOVER_SECONDS).awaitEnd();
            data.emptyRun();
            Machine.checkMemory(heaps(settings), Machine.totalMiB(), Machine.availableMiB());
            int port = Machine.checkPort(settings.httpAddress(), settings.httpPort());
            Optional<Tls> tls = Tls.of(settings, data);
            Instance instance = new Instance(installation, settings, data, port, tls);
            stopOnSignals(instance);
            System.out.println("Lectern " + installation.version() + ", data in " + data.root());
            instance.start();
            instance.awaitReady();
            System.out.println(new Greeting(settings, data.firstKey(), port, tls).text());
            instance.awaitEnd();
        }
    }

    private static int heaps(Settings settings) throws StartFailure {
        int search = settings.value(Settings.SEARCH_URL).isPresent() ? 0 : settings.heapMiB(Settings.SEARCH_HEAP);
        return search + settings.heapMiB(Settings.SERVER_HEAP);
    }

    private static void stopOnSignals(Instance instance) {
        Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "stop"));
        Signal.handle(new Signal("INT"), signal -> System.exit(130));
        Signal.handle(new Signal("TERM"), signal -> System.exit(0));
    }
}
