package io.lectern.searchnode;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the parent says on the command line, as {@code name=value}.
 *
 * @param data folder of the node's index and configuration; created when absent
 * @param logs folder of its log files; created when absent
 * @param port HTTP port on loopback, 0 for one the system picks
 */
record NodeArguments(Path data, Path logs, int port) {

    static NodeArguments of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("Expected name=value, found \"" + argument + "\".");
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new NodeArguments(
                path(values, "data"), path(values, "logs"), Integer.parseInt(values.getOrDefault("port", "0")));
    }

    private static Path path(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The argument " + name + "=… is missing.");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
