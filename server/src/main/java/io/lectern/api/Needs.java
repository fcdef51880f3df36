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

    /**
     * Types of objects for which the same right will do as well. The service then decides by whose the object is, such as
     * a provider of models, which a tenant has and everybody may have for themselves.
     */
    ObjectType[] or() default {};
}
