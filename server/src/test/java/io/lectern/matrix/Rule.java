package io.lectern.matrix;

import io.lectern.api.Needs;
import io.lectern.matrix.Principal.Sharing;
import io.lectern.matrix.World.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one route is called and who may. Braces in path, query and body stand for the id of an object of the matrix:
 * {@code {dataset}}, {@code {document}}, {@code {chunk}}, {@code {chat}}, {@code {session}} and those that {@code World.make}
 * puts; {@code {new}} for a word that was never used. Immutable.
 *
 * @param reach whose objects the route lets a caller with the right reach
 * @param body the request's JSON with single quotes; null for none
 * @param upload whether a file is sent instead
 * @param destroys whether a call that is allowed spoils the objects for the next one
 * @param or a refusal that only those hear who reach the object, such as that its state does not allow the call now
 * @param limited what a limited key hears where its user would be allowed; null when it makes no difference
 */
record Rule(Reach reach, String query, String body, boolean upload, boolean destroys, String or, Verdict limited) {

    private static final String UUID_FORM = "_uuid";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static Rule of(Reach reach) {
        return new Rule(reach, "", null, false, false, "", null);
    }

    static Rule none() {
        return of(Reach.NONE);
    }

    static Rule seen() {
        return of(Reach.SEEN);
    }

    static Rule owned() {
        return of(Reach.OWNED);
    }

    static Rule talk() {
        return of(Reach.TALK);
    }

    /** What follows the route's path; a whole path when its parameters are not named as the objects are. */
    Rule query(String text) {
        return new Rule(reach, text, body, upload, destroys, or, limited);
    }

    Rule body(String json) {
        return new Rule(reach, query, json, upload, destroys, or, limited);
    }

    Rule file() {
        return new Rule(reach, query, body, true, destroys, or, limited);
    }

    Rule destructive() {
        return new Rule(reach, query, body, upload, true, or, limited);
    }

    Rule or(String refusal) {
        return new Rule(reach, query, body, upload, destroys, refusal, limited);
    }

    Rule limited(Verdict verdict) {
        return new Rule(reach, query, body, upload, destroys, or, verdict);
    }

    /** What a caller has to be told. */
    Verdict expected(Route route, Principal principal, Sharing sharing) {
        if (route.open()) {
            return reach.of(principal, sharing);
        }
        if (principal == Principal.NONE) {
            return Verdict.UNKNOWN_CALLER;
        }
        if (route.needs().filter(needs -> !may(principal, needs)).isPresent()) {
            return Verdict.FORBIDDEN;
        }
        Verdict verdict = reach.of(principal, sharing);
        if (verdict == Verdict.ALLOWED && principal.isLimited() && limited != null) {
            return limited;
        }
        // what is another user's is 401 in the Chat API, by its contract; what is another tenant's is not there
        boolean personal = reach == Reach.TALK || reach == Reach.PERSON || reach == Reach.ADMINISTERED;
        return verdict == Verdict.HIDDEN && personal && route.saysForeign() && !principal.ofOtherTenant()
                ? Verdict.FOREIGN
                : verdict;
    }

    private static boolean may(Principal principal, Needs needs) {
        return Stream.concat(Stream.of(needs.object()), Stream.of(needs.or()))
                .anyMatch(object -> principal.may(object, needs.right()));
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
