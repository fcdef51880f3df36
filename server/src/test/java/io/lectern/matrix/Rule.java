package io.lectern.matrix;

import io.lectern.matrix.World.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one route is called and who may. Braces in path, query and body stand for the id of an object of the matrix:
 * {@code {dataset}}, {@code {document}}, {@code {chunk}}, {@code {chat}}, {@code {session}} and those that {@code World.make}
 * puts; {@code {new}} for a word that was never used. Immutable.
 *
 * @param reach whose objects the route lets a caller with the right reach
 * @param body the request's JSON with single quotes; null for none
 * @param upload whether a file is sent instead
 * @param or a refusal that only those hear who reach the object, such as that its state does not allow the call now
 * @param destroys whether a call that is allowed spoils the objects for the next one
 */
record Rule(Reach reach, String query, String body, boolean upload, boolean destroys, String or) {

    /** Which objects a caller reaches who has the right to the type. */
    enum Reach {
        /** Not compared: the dialect's contract says several things with one status. Canaries are looked for all the same. */
        WATCHED,
        /** There is no object in the request: a list, a creation. Canaries tell whether it shows too much. */
        NONE,
        /** Whatever everybody in the tenant reaches who has the right: users, groups, roles. */
        TENANT,
        /** Keys: their user's, by whichever key, and the administrator's. */
        PERSON,
        /** Nobody's here: what only administrators of the tenant do that looks after the server. */
        HOSTING,
        /** Those that are shared with the caller, too. */
        SEEN,
        /** The owner's and the administrator's only. */
        OWNED,
        /** A conversation: its user's and the administrator's only, whoever sees the assistant. */
        TALK
    }

    private static final String UUID_FORM = "_uuid";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static Rule none() {
        return new Rule(Reach.NONE, "", null, false, false, "");
    }

    static Rule tenant() {
        return new Rule(Reach.TENANT, "", null, false, false, "");
    }

    static Rule watched() {
        return new Rule(Reach.WATCHED, "", null, false, false, "");
    }

    static Rule person() {
        return new Rule(Reach.PERSON, "", null, false, false, "");
    }

    static Rule hosting() {
        return new Rule(Reach.HOSTING, "", null, false, false, "");
    }

    static Rule seen() {
        return new Rule(Reach.SEEN, "", null, false, false, "");
    }

    static Rule owned() {
        return new Rule(Reach.OWNED, "", null, false, false, "");
    }

    static Rule talk() {
        return new Rule(Reach.TALK, "", null, false, false, "");
    }

    /** What follows the route's path; a whole path when its parameters are not named as the objects are. */
    Rule query(String text) {
        return new Rule(reach, text, body, upload, destroys, or);
    }

    Rule body(String json) {
        return new Rule(reach, query, json, upload, destroys, or);
    }

    Rule file() {
        return new Rule(reach, query, body, true, destroys, or);
    }

    Rule destructive() {
        return new Rule(reach, query, body, upload, true, or);
    }

    Rule or(String refusal) {
        return new Rule(reach, query, body, upload, destroys, refusal);
    }

    /** Whether the owner's sharing makes a difference. */
    boolean aboutSharing() {
        return reach == Reach.SEEN || reach == Reach.OWNED || reach == Reach.TALK || reach == Reach.WATCHED;
    }

    String path(Route route, Objects objects) {
        return fill(query.startsWith("/") ? query : route.path() + query, objects);
    }

    Optional<String> json(Objects objects) {
        return Optional.ofNullable(body).map(text -> fill(text.replace('\'', '"'), objects));
    }

    private static String fill(String text, Objects objects) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String kind = place.group(1);
            String value = kind.equals("new") ? "word" + UUID.randomUUID() : id(kind, objects);
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }

    /** {@code {dataset_uuid}} is the same id as {@code {dataset}} with its dashes. */
    private static String id(String kind, Objects objects) {
        return kind.endsWith(UUID_FORM)
                ? World.dashed(objects.id(kind.substring(0, kind.length() - UUID_FORM.length())))
                : objects.id(kind);
    }
}
