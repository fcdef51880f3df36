/**
 * Real servers for integration tests: one Payara Micro or WildFly with the built WAR, one OpenSearch node, each started
 * once for a run and shared by all tests. Entry points: {@link io.lectern.harness.ServerTest} on a test class, a field
 * {@code @ArquillianResource Lectern}, and {@link io.lectern.harness.SharedSearchNode} for tests that need only the
 * index. It knows files and HTTP; it must not know any feature of the server.
 */
package io.lectern.harness;
