package io.lectern.llm;

/**
 * What of a provider can be changed.
 *
 * @param endpoint base address up to and with the version part, without a trailing slash
 * @param configuration a JSON object as text; {@code api_version} is read for Azure, the rest is kept as it is
 */
public record ProviderSettings(String name, Family family, String endpoint, String configuration) {}
