package io.lectern.account;

/** What may be done to objects of a type. Using an object, such as asking an assistant, is reading it. */
public enum Right {
    CREATE,
    READ,
    UPDATE,
    DELETE
}
