package io.lectern.api;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right that a caller needs for a resource method; {@link AuthenticationFilter} refuses the others. Every resource
 * method has this, {@link SignedIn} or {@link Open}, and the build fails on one that has none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    ObjectType object();

    Right right();
}
