package io.lectern.matrix;

import static io.lectern.matrix.Rule.hosting;
import static io.lectern.matrix.Rule.none;
import static io.lectern.matrix.Rule.owned;
import static io.lectern.matrix.Rule.person;
import static io.lectern.matrix.Rule.seen;
import static io.lectern.matrix.Rule.talk;
import static io.lectern.matrix.Rule.tenant;
import static io.lectern.matrix.Rule.watched;

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
    static final List<String> OPEN_SERVLETS = List.of(
            "",
            "/health/live",
            "/health/ready",
            "/openapi",
            "/ui/*",
            "/ui/sign-on",
            "/ui/sign-on/callback",
            "/ui/sign-on/end",
            "/ui/sign-on/session");

    static {
        // datasets
        rule("POST /api/v1/datasets", none().body("{'name':'{new}'}"));
        rule("GET /api/v1/datasets", none());
        rule(
                "PUT /api/v1/datasets/{dataset}",
                owned().body("{'description':'{new}'}").destructive());
        rule("DELETE /api/v1/datasets", owned().body("{'ids':['{dataset}']}").destructive());
        rule("POST /api/v1/retrieval", seen().body("{'question':'gate code lighthouse','dataset_ids':['{dataset}']}"));
        // documents and chunks: who sees the dataset works in it, as far as their rights go
        rule("POST /api/v1/datasets/{dataset}/documents", seen().file());
        rule("GET /api/v1/datasets/{dataset}/documents", seen());
        rule("GET /api/v1/datasets/{dataset}/documents/{document}", seen());
        rule(
                "PUT /api/v1/datasets/{dataset}/documents/{document}",
                seen().body("{'name':'{new}.txt'}").destructive());
        rule(
                "DELETE /api/v1/datasets/{dataset}/documents",
                seen().body("{'ids':['{document}']}").destructive());
        rule(
                "POST /api/v1/datasets/{dataset}/chunks",
                seen().body("{'document_ids':['{document}']}").destructive());
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
        rule(
                "PUT /api/v1/chats/{chat}",
                owned().body("{'name':'{new}','dataset_ids':['{dataset}']}").destructive());
        rule("DELETE /api/v1/chats", owned().body("{'ids':['{chat}']}").destructive());
        // conversations
        rule("POST /api/v1/chats/{chat}/sessions", seen().body("{'name':'{new}'}"));
        rule("GET /api/v1/chats/{chat}/sessions", seen());
        rule(
                "PUT /api/v1/chats/{chat}/sessions/{session}",
                talk().body("{'name':'{new}'}").destructive());
        rule(
                "DELETE /api/v1/chats/{chat}/sessions",
                talk().body("{'ids':['{session}']}").destructive());
        rule(
                "POST /api/v1/chats/{chat}/completions",
                talk().body("{'question':'What is the gate code?','stream':true,'session_id':'{session}'}"));
        rule(
                "GET /api/v1/datasets/{dataset}/documents/{document}/pages/{page}",
                watched()
                        .query("/api/v1/datasets/{dataset}/documents/{document}/pages/1")
                        .or("\"code\":101"));
        rule("GET /api/v1/datasets/{dataset}/reembedding", seen().or("was never moved"));
        rule(
                "POST /api/v1/datasets/{dataset}/reembedding",
                owned().body("{'embedding_model':'none'}").or("doesn't exist"));
        rule("DELETE /api/v1/datasets/{dataset}/reembedding", owned());
        server();
        people();
        sharing();
        models();
        openai();
        chatApi();
    }

    private static void openai() {
        String question = "'messages':[{'role':'user','content':'What is the gate code?'}]";
        rule(
                "POST /api/v1/chats_openai/{chat}/chat/completions",
                watched().body("{'model':'model','stream':false," + question + "}"));
        rule("POST /v1/chat/completions", watched().body("{'model':'{chat}','stream':false," + question + "}"));
        rule("POST /v1/embeddings", watched().body("{'input':'word'}"));
        rule("GET /v1/models", watched());
        rule("GET /v1/models/{model}", watched().query("/v1/models/{chat}"));
    }

    private static void chatApi() {
        rule("POST /chat/conversations", watched().body("{'title':'{new}'}"));
        rule("GET /chat/conversations", watched());
        rule("GET /chat/conversations/{conversation}", watched());
        rule("DELETE /chat/conversations/{conversation}", watched().destructive());
        rule("GET /chat/conversations/{conversation}/messages", watched());
        rule(
                "DELETE /chat/conversations/{conversation}/messages/{message}",
                watched().destructive());
        rule(
                "POST /chat/messages",
                watched().body("{'conversation_id':'{conversation}','role':'user','content':'{new}'}"));
        rule("GET /chat/messages/{message}/attachments", watched());
        rule(
                "POST /chat/attachments",
                watched().body("{'message_id':'{message}','file_type':'image','file_path':'a.png'}"));
        rule("POST /chat/llm-providers", watched().body("{}"));
        rule("GET /chat/llm-providers/{provider}", watched().query("/chat/llm-providers/{user}"));
        rule("POST /chat/user-llm-configs", watched().body("{}"));
        rule("GET /chat/user-llm-configs/{user}/{provider}", watched().query("/chat/user-llm-configs/{user}/{user}"));
        rule("POST /llm/chat", watched().body("{'conversation_id':'{conversation}','content':'{new}'}"));
        rule("POST /llm/stream_chat", watched().body("{'conversation_id':'{conversation}','content':'{new}'}"));
        rule("POST /users", watched().body("{}"));
        rule("POST /users/login", watched().body("{}"));
        rule("POST /users/refresh", watched());
        rule("GET /users/validate-token", watched());
        rule("GET /users", watched());
        rule("GET /users/{user}", watched());
        rule("PUT /users/{user}", watched().body("{}"));
        rule("DELETE /users/{user}", watched().destructive());
    }

    private static void server() {
        rule("GET /api/v1/admin/audit", none());
        rule("GET /api/v1/admin/audit/verification", none());
        rule("GET /api/v1/admin/ping", none());
        rule("GET /api/v1/admin/ping/known", none());
        rule("GET /api/v1/admin/tenants", none());
        rule("POST /api/v1/admin/tenants", hosting().body("{'name':'{new}'}"));
        rule("PUT /api/v1/admin/tenants/{tenant}", hosting().body("{'blocked':true}"));
    }

    private static void people() {
        rule(
                "POST /api/v1/admin/login",
                none().body("{'username':'{new}','password':'x'}").or("\"error\""));
        rule("GET /api/v1/admin/me", none());
        rule("PUT /api/v1/admin/me", none().body("{'email':'{new}@example.org'}"));
        rule("DELETE /api/v1/admin/me/tokens", none());
        rule("GET /api/v1/admin/users", none());
        rule("POST /api/v1/admin/users", none().body("{'username':'{new}'}"));
        rule("GET /api/v1/admin/users/{user}", tenant());
        rule("PUT /api/v1/admin/users/{user}", tenant().body("{'email':'{new}@example.org'}"));
        rule("DELETE /api/v1/admin/users/{user}", tenant().destructive());
        rule("GET /api/v1/admin/groups", none());
        rule("POST /api/v1/admin/groups", none().body("{'name':'{new}'}"));
        rule("GET /api/v1/admin/groups/{group}/members", tenant());
        rule("PUT /api/v1/admin/groups/{group}", tenant().body("{'name':'{new}'}"));
        rule("DELETE /api/v1/admin/groups/{group}", tenant().destructive());
        rule("GET /api/v1/admin/roles", none());
        rule("POST /api/v1/admin/roles", none().body("{'name':'{new}','rights':['LOG:READ']}"));
        rule("PUT /api/v1/admin/roles/{role}", tenant().body("{'name':'{new}'}"));
        rule("DELETE /api/v1/admin/roles/{role}", tenant().destructive());
        rule("GET /api/v1/admin/keys", none());
        rule("POST /api/v1/admin/keys", none().body("{'name':'{new}'}"));
        rule("GET /api/v1/admin/keys/{key}", person());
        rule("DELETE /api/v1/admin/keys/{key}", person().destructive());
    }

    private static void sharing() {
        String dataset = "/api/v1/admin/datasets/{dataset_uuid}/sharing";
        String chat = "/api/v1/admin/assistants/{chat_uuid}/sharing";
        rule("GET /api/v1/admin/datasets/{id}/sharing", owned().query(dataset));
        rule(
                "PUT /api/v1/admin/datasets/{id}/sharing",
                owned().query(dataset).body("{'sharing':'private'}").destructive());
        rule("GET /api/v1/admin/assistants/{id}/sharing", owned().query(chat));
        rule(
                "PUT /api/v1/admin/assistants/{id}/sharing",
                owned().query(chat).body("{'sharing':'private'}").destructive());
    }

    private static void models() {
        for (String kind : List.of("providers", "models", "model-groups", "model-aliases", "credentials")) {
            String all = "/api/v1/admin/" + kind;
            rule("GET " + all, watched());
            rule("POST " + all, watched().body("{}"));
        }
        for (String one : List.of(
                "providers/{provider}",
                "models/{model}",
                "model-groups/{group}",
                "model-aliases/{alias}",
                "credentials/{credential}")) {
            String path = "/api/v1/admin/" + one;
            String address = path.replaceAll("\\{\\w+}", "{user}");
            rule("GET " + path, watched().query(address));
            rule("DELETE " + path, watched().query(address));
            if (!one.startsWith("model-aliases") && !one.startsWith("credentials")) {
                rule("PUT " + path, watched().query(address).body("{}"));
            }
        }
        rule("POST /api/v1/admin/models/{model}/test", watched().query("/api/v1/admin/models/{user}/test"));
        rule("GET /api/v1/admin/usage", watched());
        rule("GET /api/v1/admin/usage/me", watched());
        rule("GET /api/v1/admin/usage/limits/tenant", watched());
        rule("PUT /api/v1/admin/usage/limits/tenant", watched().body("{}"));
        rule("GET /api/v1/admin/usage/limits/users/{user}", watched());
        rule("PUT /api/v1/admin/usage/limits/users/{user}", watched().body("{}"));
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
        return routes.stream()
                .map(Route::name)
                .filter(name -> !TABLE.containsKey(name))
                .toList();
    }

    /** Lines of the table for routes that the WAR has no more. */
    static List<String> orphaned(List<Route> routes) {
        List<String> known = routes.stream().map(Route::name).toList();
        return TABLE.keySet().stream().filter(name -> !known.contains(name)).toList();
    }
}
