package io.lectern.assistant;

/**
 * A place in the system text that a question fills.
 *
 * @param key what stands between curly brackets; {@code knowledge} is what was retrieved
 * @param optional whether a question may leave it out
 */
public record Variable(String key, boolean optional) {

    public static final String KNOWLEDGE = "knowledge";

    public String placeholder() {
        return "{" + key + "}";
    }
}
