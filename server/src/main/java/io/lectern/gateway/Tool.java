package io.lectern.gateway;

/**
 * A function that the client offers the model.
 *
 * @param parameters a JSON Schema object as text; empty when it takes none
 */
public record Tool(String name, String description, String parameters) {}
