/**
 * Speaks to model providers through langchain4j, one class per family of providers. Entry point: {@code OpenAiConnector}.
 * Reached only through CDI as {@code io.lectern.llm.Connector}. Tokens go straight through; failures become
 * UpstreamException; no key and no prompt reaches a log.
 */
package io.lectern.llm.connector;
