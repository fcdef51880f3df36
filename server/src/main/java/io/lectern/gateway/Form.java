package io.lectern.gateway;

/**
 * The form an answer must have.
 *
 * @param name of the schema; empty unless there is one
 * @param schema JSON Schema as text; empty for any JSON object, and for plain text
 * @param strict whether the provider must hold the answer to the schema
 */
public record Form(boolean json, String name, String schema, boolean strict) {

    public static final Form TEXT = new Form(false, "", "", false);
}
