package io.lectern.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;

/**
 * A test from outside against the built WAR on a real server; it runs on Payara Micro and again on WildFly. The server is
 * started before the first such test of a run and stopped after the last, so a test uses objects of its own and leaves
 * those of others alone. A field {@code @ArquillianResource Lectern} is the way in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("server")
@ArquillianTest
public @interface ServerTest {}
