package io.lectern.boot;

/**
 * The main class of lectern.jar. Compiled for Java 8 so that an old Java says in one sentence what is wrong instead of
 * failing to load the launcher; it must therefore not touch any other class before the check.
 */
public final class Main {
    private static final int OLDEST_JAVA = 17;

    private Main() {}

    /** Checks the Java version, then hands over to the launcher. */
    public static void main(String[] arguments) {
        String version = System.getProperty("java.specification.version");
        if (major(version) < OLDEST_JAVA) {
            System.err.println("Lectern needs Java " + OLDEST_JAVA + " or newer, but " + System.getProperty("java.home")
                    + " is Java " + version + ". Install a newer one and start with its java command.");
            System.exit(1);
        }
        Launcher.main(arguments);
    }

    /** "1.8" is Java 8, "17" is Java 17. */
    static int major(String specificationVersion) {
        String number =
                specificationVersion.startsWith("1.") ? specificationVersion.substring(2) : specificationVersion;
        int dot = number.indexOf('.');
        return Integer.parseInt(dot < 0 ? number : number.substring(0, dot));
    }
}
