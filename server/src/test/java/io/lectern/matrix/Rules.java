package io.lectern.matrix;

import static io.lectern.matrix.Rule.none;
import static io.lectern.matrix.Rule.owned;
import static io.lectern.matrix.Rule.seen;
import static io.lectern.matrix.Rule.talk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of all routes. A new route needs a line here: how to call it about an object of the matrix, and who reaches
 * the object. Which type of object and which right it needs is read from its {@code @Needs}.
 */
final class Rules {

    private static final Map<String, Rule> TABLE = new LinkedHashMap<>();

    /** Pages and health: no objects, for everybody. A new servlet needs a reason to be here. */
    static final List<String> OPEN_SERVLETS = List.of("", "/health/live", "/health/ready", "/ui/*");

    static {
        // datasets
        rule("POST /api/v1/datasets", none().body("{'name':'{new}'}"));
        rule("GET /api/v1/datasets", none());
        rule("PUT /api/v1/datasets/{dataset}", owned().body("{'description':'{new}'}").destructive());
        rule("DELETE /api/v1/datasets", owned().body("{'ids':['{dataset}']}").destructive());
        rule("POST /api/v1/retrieval", seen().body("{'question':'gate code lighthouse','dataset_ids':['{dataset}']}"));
        // documents and chunks: who sees the dataset works in it, as far as their rights go
        rule("POST /api/v1/datasets/{dataset}/documents", seen().file());
        rule("GET /api/v1/datasets/{dataset}/documents", seen());
        rule("GET /api/v1/datasets/{dataset}/documents/{document}", seen());
        rule("PUT /api/v1/datasets/{dataset}/documents/{document}", seen().body("{'name':'{new}.txt'}").destructive());
        rule("DELETE /api/v1/datasets/{dataset}/documents", seen().body("{'ids':['{document}']}").destructive());
        rule("POST /api/v1/datasets/{dataset}/chunks", seen().body("{'document_ids':['{document}']}").destructive());
        rule(
                "DELETE /api/v1/datasets/{dataset}/chunks",
                seen().body("{'document_ids':['{document}']}").or("Can't stop parsing document"));
        rule("GET /api/v1/datasets/{dataset}/documents/{document}/chunks", seen());
        rule("POST /api/v1/datasets/{dataset}/documents/{document}/chunks", seen().body("{'content':'{new}'}"));
        rule(
                "PUT /api/v1/datasets/{dataset}/documents/{document}/chunks/{chunk}",
                seen().body("{'content':'{new}'}").destructive());
        rule(
                "DELETE /api/v1/datasets/{dataset}/documents/{document}/chunks",
                seen().body("{'chunk_ids':['{chunk}']}").destructive());
        // assistants
        rule("POST /api/v1/chats", seen().body("{'name':'{new}','dataset_ids':['{dataset}']}"));
        rule("GET /api/v1/chats", none());
        rule("PUT /api/v1/chats/{chat}", owned().body("{'name':'{new}','dataset_ids':['{dataset}']}").destructive());
        rule("DELETE /api/v1/chats", owned().body("{'ids':['{chat}']}").destructive());
        // conversations
        rule("POST /api/v1/chats/{chat}/sessions", seen().body("{'name':'{new}'}"));
        rule("GET /api/v1/chats/{chat}/sessions", seen());
        rule("PUT /api/v1/chats/{chat}/sessions/{session}", talk().body("{'name':'{new}'}").destructive());
        rule("DELETE /api/v1/chats/{chat}/sessions", talk().body("{'ids':['{session}']}").destructive());
        rule(
                "POST /api/v1/chats/{chat}/completions",
                talk().body("{'question':'What is the gate code?','stream':true,'session_id':'{session}'}"));
        // looking after the server
        rule("GET /api/v1/admin/audit", none());
        rule("GET /api/v1/admin/audit/verification", none());
        rule("GET /api/v1/admin/ping", none());
        rule("GET /api/v1/admin/ping/known", none());
    }

    private Rules() {}

    private static void rule(String route, Rule rule) {
        if (TABLE.put(route, rule) != null) {
            throw new AssertionError(route + " has two rules");
        }
    }

    static Rule of(Route route) {
        return TABLE.get(route.name());
    }

    /** Routes that the WAR has and the table does not. */
    static List<String> undeclared(List<Route> routes) {
        return routes.stream().map(Route::name).filter(name -> !TABLE.containsKey(name)).toList();
    }

    /** Lines of the table for routes that the WAR has no more. */
    static List<String> orphaned(List<Route> routes) {
        List<String> known = routes.stream().map(Route::name).toList();
        return TABLE.keySet().stream().filter(name -> !known.contains(name)).toList();
    }
}
