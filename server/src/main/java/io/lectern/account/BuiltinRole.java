package io.lectern.account;

import static io.lectern.account.ObjectType.AGENT;
import static io.lectern.account.ObjectType.API_KEY;
import static io.lectern.account.ObjectType.ASSISTANT;
import static io.lectern.account.ObjectType.CHUNK;
import static io.lectern.account.ObjectType.CONVERSATION;
import static io.lectern.account.ObjectType.CREDENTIAL;
import static io.lectern.account.ObjectType.DATASET;
import static io.lectern.account.ObjectType.DOCUMENT;
import static io.lectern.account.ObjectType.FILE;
import static io.lectern.account.ObjectType.GROUP;
import static io.lectern.account.ObjectType.LOG;
import static io.lectern.account.ObjectType.MODEL;
import static io.lectern.account.ObjectType.MODERATION;
import static io.lectern.account.ObjectType.ROLE;
import static io.lectern.account.ObjectType.TENANT;
import static io.lectern.account.ObjectType.USAGE;
import static io.lectern.account.ObjectType.USER;
import static io.lectern.account.ObjectType.WORKSPACE;

import java.util.EnumSet;
import java.util.Set;

/**
 * The role that every user has one of. Own roles ({@link Role}) add to it. Rights are about types; which objects of a
 * type somebody reaches is a matter of ownership and {@link Sharing}, but for administrators, who reach all of their tenant.
 */
public enum BuiltinRole {
    /** Everything in the tenant. */
    ADMINISTRATOR(Rights.all()),
    /** Works with documents and assistants; makes own keys; sees whom to share with. */
    MEMBER(Rights.none()
            .with(Subjects.WORK, Right.values())
            .with(EnumSet.of(CREDENTIAL, API_KEY), Right.values())
            .with(EnumSet.of(LOG), Right.CREATE, Right.READ)
            .with(EnumSet.of(MODEL, MODERATION, TENANT, USER, GROUP, ROLE, USAGE), Right.READ)),
    /** Looks at what is shared, and changes nothing: asking an assistant would store a conversation. */
    READ_ONLY(Rights.none()
            .with(Subjects.WORK, Right.READ)
            .with(EnumSet.of(MODEL, TENANT, USER, GROUP, ROLE, USAGE), Right.READ)),
    /** A program: brings and fetches documents, asks, writes the log. */
    ROBOT(Rights.none()
            .with(EnumSet.of(DOCUMENT, CHUNK, CONVERSATION, FILE), Right.values())
            .with(EnumSet.of(DATASET, ASSISTANT, AGENT, WORKSPACE, MODEL, TENANT, USAGE), Right.READ)
            .with(EnumSet.of(LOG), Right.CREATE, Right.READ)),
    /** Nothing by itself, for users whose own roles say all. */
    NONE(Rights.none());

    private final Rights rights;

    BuiltinRole(Rights rights) {
        this.rights = rights;
    }

    public Rights rights() {
        return rights;
    }

    /** A holder, because constants cannot use static fields of their own enum. */
    private static final class Subjects {
        static final Set<ObjectType> WORK =
                EnumSet.of(DATASET, DOCUMENT, CHUNK, ASSISTANT, AGENT, CONVERSATION, WORKSPACE, FILE);
    }
}
