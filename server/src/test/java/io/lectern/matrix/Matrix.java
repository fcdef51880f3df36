package io.lectern.matrix;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.matrix.Principal.Sharing;
import io.lectern.matrix.World.Objects;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Calls every route as everybody about every object, and keeps what should not have been. */
final class Matrix {

    private final World world;
    private final List<Route> routes;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> leaks = new LinkedHashSet<>();
    private final Set<String> sighted = new LinkedHashSet<>();
    private int cells;

    Matrix(World world, List<Route> routes) {
        this.world = world;
        this.routes = routes;
    }

    /** Wrong verdicts: somebody may what they must not, or may not what they must; or somebody can tell what exists. */
    List<String> violations() {
        return violations;
    }

    /** Canaries that were sent to somebody who must not see them. */
    Set<String> leaks() {
        return leaks;
    }

    /** Canaries that nobody ever saw: the net has a hole. */
    List<String> neverSeen() {
        return world.canaries().keySet().stream()
                .filter(word ->
                        !sighted.contains(word) && !world.canaries().get(word).isEmpty())
                .toList();
    }

    String size() {
        return String.format(
                "permission matrix: %d routes x %d principals x %d objects, %d calls; wrong verdicts = %d, leaks = %d",
                routes.size(),
                Principal.values().length,
                Sharing.values().length,
                cells,
                violations.size(),
                leaks.size());
    }

    Matrix run() {
        for (Route route : routes) {
            for (Rule rule : Rules.about(route)) {
                for (Principal principal : Principal.values()) {
                    rule.reach().sharings().forEach(sharing -> cell(route, rule, principal, sharing));
                }
            }
        }
        stillThere();
        return this;
    }

    private void cell(Route route, Rule rule, Principal principal, Sharing sharing) {
        Verdict expected = rule.expected(route, principal, sharing);
        Objects objects =
                rule.destroys() && expected == Verdict.ALLOWED ? world.disposable(sharing) : world.objects(sharing);
        Answer answer = call(route, rule, principal, objects);
        Verdict verdict = !rule.or().isEmpty() && answer.body().contains(rule.or())
                ? Verdict.ALLOWED
                : Verdict.of(route.dialect(), answer);
        String cell = route.name() + " as " + principal + " about " + sharing;
        if (verdict != expected) {
            violations.add(cell + ": expected " + expected + " but got " + verdict + " with " + answer.status() + " "
                    + shortened(answer.body()));
        } else if (expected == Verdict.HIDDEN) {
            secrets(rule, principal, sharing)
                    .ifPresent(secret -> compareWithAbsent(cell, route, rule, principal, objects, answer, secret));
        }
        look(cell, principal, answer);
    }

    private Answer call(Route route, Rule rule, Principal principal, Objects objects) {
        cells++;
        Lectern as = world.as(principal);
        String path = rule.path(route, objects);
        return rule.upload()
                ? as.upload(path, "matrix.txt", "nothing to hide".getBytes(StandardCharsets.UTF_8))
                : as.send(route.method(), path, rule.json(objects).orElse(null));
    }

    /** Which kinds of objects the caller must not be able to tell from absent ones. */
    private static Optional<Predicate<String>> secrets(Rule rule, Principal principal, Sharing sharing) {
        boolean seen = principal.sees(sharing);
        return switch (rule.reach()) {
            case NONE, HOSTING, ADMINISTRATORS, CLOSED -> Optional.empty();
            case SEEN, TENANT, TENANTS, PERSON, ADMINISTERED, NEAR, KEPT, SECRET -> Optional.of(kind -> true);
            // who sees it may hear that it is not theirs
            case OWNED -> seen ? Optional.empty() : Optional.of(kind -> true);
            // the assistant is seen and the conversation is not; a limited key's conversation is its own user's
            case TALK ->
                principal == Principal.KEY_ELSEWHERE
                        ? Optional.empty()
                        : Optional.of(kind -> !seen || kind.equals("session"));
        };
    }

    /** Ids of what must stay hidden and ids of nothing get the same answer, but for the id itself. */
    private void compareWithAbsent(
            String cell,
            Route route,
            Rule rule,
            Principal principal,
            Objects objects,
            Answer answer,
            Predicate<String> secret) {
        Objects absent = new Objects();
        objects.ids.forEach((kind, id) -> absent.ids.put(kind, secret.test(kind) ? random(id) : id));
        Answer other = call(route, rule, principal, absent);
        String one = masked(answer, objects);
        String two = masked(other, absent);
        if (!one.equals(two)) {
            violations.add(cell + ": can be told from what does not exist: " + shortened(one) + " / " + shortened(two));
        }
    }

    /** Another id of the same form. */
    private static String random(String id) {
        String dashed = UUID.randomUUID().toString();
        return id.contains("-") ? dashed : dashed.replace("-", "").substring(0, id.length());
    }

    private static String masked(Answer answer, Objects objects) {
        String text = answer.status() + " " + answer.body();
        for (Map.Entry<String, String> id : objects.ids.entrySet()) {
            text = text.replace(id.getValue(), "<" + id.getKey() + ">")
                    .replace(World.dashed(id.getValue()), "<" + id.getKey() + ">");
        }
        return text.replaceAll("word[0-9a-f-]{36}", "<new>");
    }

    private void look(String cell, Principal principal, Answer answer) {
        String all = answer.headers().map() + answer.body();
        world.canaries().forEach((word, entitled) -> {
            if (all.contains(word)) {
                sighted.add(word);
                if (!entitled.contains(principal)) {
                    leaks.add(cell + " was sent what only " + entitled + " may see");
                }
            }
        });
    }

    /** Nobody who must not has changed or removed anything. */
    private void stillThere() {
        world.planted()
                .forEach((objects, owner) -> look(
                        "the owner's own conversations",
                        owner,
                        world.as(owner).get("/api/v1/chats/" + objects.id("chat") + "/sessions")));
        world.planted()
                .forEach((objects, owner) -> look(
                        "the owner's own conversations", owner, world.as(owner).get("/chat/conversations")));
        for (Sharing sharing : Sharing.values()) {
            Objects objects = world.objects(sharing);
            Lectern owner = world.as(Principal.MEMBER);
            String documents = owner.get("/api/v1/datasets/" + objects.id("dataset") + "/documents")
                    .body();
            String chats = owner.get("/api/v1/chats?id=" + objects.id("chat")).body();
            String sessions = owner.get("/api/v1/chats/" + objects.id("chat") + "/sessions?id=" + objects.id("session"))
                    .body();
            if (!documents.contains(objects.id("document"))
                    || !documents.contains("\"run\":\"DONE\"")
                    || !chats.contains("kanarie")
                    || !sessions.contains("kanarie")) {
                violations.add("the owner's " + sharing + " objects were changed: " + documents + chats + sessions);
            }
        }
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
