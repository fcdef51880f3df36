package io.lectern.matrix;

import static io.lectern.matrix.Rule.none;
import static io.lectern.matrix.Rule.of;
import static io.lectern.matrix.Rule.owned;
import static io.lectern.matrix.Rule.seen;
import static io.lectern.matrix.Rule.talk;
import static io.lectern.matrix.Verdict.FORBIDDEN;
import static io.lectern.matrix.Verdict.HIDDEN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of all routes. A new route needs a line here: how to call it about an object of the matrix, and who reaches
 * the object. Which type of object and which right it needs is read from its {@code @Needs}.
 */
final class Rules {

    private static final String ONE_GROUP = "/api/v1/admin/model-groups/{model_group}";

    private static final Map<String, List<Rule>> TABLE = new LinkedHashMap<>();

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
                seen().query("/api/v1/datasets/{dataset}/documents/{document}/pages/1")
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
        usage();
        openai();
        chatApi();
    }

    private static void openai() {
        String question = "'stream':false,'messages':[{'role':'user','content':'What is the gate code?'}]}";
        rule("POST /api/v1/chats_openai/{chat}/chat/completions", seen().body("{'model':'model'," + question));
        rule(
                "POST /v1/chat/completions",
                seen().body("{'model':'assistant/{chat_uuid}'," + question),
                of(Reach.NEAR).body("{'model':'{model}'," + question).limited(HIDDEN),
                none().body("{'model':'builtin/extractive'," + question).limited(HIDDEN));
        rule(
                "POST /v1/embeddings",
                none().body("{'model':'BAAI/bge-small-en-v1.5','input':'word'}").limited(HIDDEN));
        rule("GET /v1/models", none());
        rule(
                "GET /v1/models/{model}",
                seen().query("/v1/models/assistant/{chat_uuid}"),
                none().query("/v1/models/builtin/extractive").limited(HIDDEN));
    }

    private static void chatApi() {
        rule("POST /chat/conversations", none().body("{'title':'{new}'}").limited(FORBIDDEN));
        rule("GET /chat/conversations", none());
        rule("GET /chat/conversations/{conversation}", talk());
        rule("DELETE /chat/conversations/{conversation}", talk().destructive());
        rule("GET /chat/conversations/{conversation}/messages", talk());
        rule("DELETE /chat/conversations/{conversation}/messages/{message}", talk().destructive());
        rule(
                "POST /chat/messages",
                talk().body("{'conversation_id':'{conversation}','role':'user','content':'{new}'}"));
        rule("GET /chat/messages/{message}/attachments", talk());
        rule(
                "POST /chat/attachments",
                talk().body("{'message_id':'{message}','file_type':'image','file_path':'a.png'}"));
        rule(
                "POST /chat/llm-providers",
                none().body("{'name':'{new}','api_endpoint':'https://models.example.com/v1'}"));
        rule("GET /chat/llm-providers/{provider}", of(Reach.NEAR));
        rule(
                "POST /chat/user-llm-configs",
                of(Reach.NEAR)
                        .body("{'provider_id':'{provider}','api_key':'{new}'}")
                        .destructive(),
                of(Reach.PERSON).body("{'provider_id':'{tenants_provider}','api_key':'{new}','user_id':'{owner}'}"));
        rule(
                "GET /chat/user-llm-configs/{user}/{provider}",
                of(Reach.PERSON).query("/chat/user-llm-configs/{owner}/{provider}"));
        String question = "{'conversation_id':'{conversation}','provider_id':'{tenants_provider}',"
                + "'messages':[{'role':'user','content':'{new}'}]}";
        rule("POST /llm/chat", talk().body(question));
        rule("POST /llm/stream_chat", talk().body(question));
        rule("POST /users", of(Reach.CLOSED).body("{'username':'{new}','password':'{new}'}"));
        rule(
                "POST /users/login",
                none().body("{'username':'{new}','password':'x'}").or("Name or password is wrong"));
        rule("POST /users/refresh", none().limited(FORBIDDEN));
        rule("GET /users/validate-token", none());
        rule("GET /users", none());
        rule("GET /users/{user}", of(Reach.PERSON).query("/users/{owner}"));
        rule(
                "PUT /users/{user}",
                of(Reach.PERSON)
                        .query("/users/{owner}")
                        .body("{'email':'{new}@example.org'}")
                        .limited(FORBIDDEN));
        rule("DELETE /users/{user}", of(Reach.ADMINISTERED).destructive());
    }

    private static void server() {
        rule("GET /api/v1/admin/audit", none());
        rule("GET /api/v1/admin/audit/verification", none());
        rule("GET /api/v1/admin/ping", none());
        rule("GET /api/v1/admin/ping/known", none());
        rule("GET /api/v1/admin/tenants", none());
        rule("POST /api/v1/admin/tenants", of(Reach.HOSTING).body("{'name':'{new}'}"));
        rule("PUT /api/v1/admin/tenants/{tenant}", of(Reach.HOSTING).body("{'blocked':true}"));
    }

    private static void people() {
        rule(
                "POST /api/v1/admin/login",
                none().body("{'username':'{new}','password':'x'}").or("\"error\""));
        rule("GET /api/v1/admin/me", none());
        rule(
                "PUT /api/v1/admin/me",
                none().body("{'email':'{new}@example.org'}").limited(FORBIDDEN));
        rule("DELETE /api/v1/admin/me/tokens", none().limited(FORBIDDEN));
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
        rule("GET /api/v1/admin/keys/{key}", of(Reach.PERSON));
        rule("DELETE /api/v1/admin/keys/{key}", of(Reach.PERSON).destructive());
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
        String provider = "'name':'{new}','endpoint':'https://models.example.com/v1'}";
        String alias = "'name':'{new}','target':'{new}'}";
        String key = ",'provider':'{tenants_provider}','api_key':'{new}'}";
        catalogue("providers", "{provider}", owners(provider));
        catalogue("models", "{model}", of(Reach.KEPT).body("{'provider':'{provider}','name':'{new}'}"));
        catalogue("model-aliases", "{alias}", owners(alias));
        catalogue("model-groups", "{group}", ofGroups());
        rule("PUT /api/v1/admin/providers/{provider}", of(Reach.KEPT).body("{'name':'{new}'}"));
        rule("PUT /api/v1/admin/models/{model}", of(Reach.KEPT).body("{'active':true}"));
        rule(
                "PUT /api/v1/admin/model-groups/{group}",
                of(Reach.KEPT).query(ONE_GROUP).body("{'name':'{new}'}"));
        rule("POST /api/v1/admin/models/{model}/test", of(Reach.NEAR));
        rule("GET /api/v1/admin/credentials", none());
        rule(
                "POST /api/v1/admin/credentials",
                of(Reach.TENANT).body("{'owner':'user'" + key),
                of(Reach.TENANTS).body("{'owner':'tenant'" + key),
                of(Reach.HOSTING).body("{'owner':'server'" + key));
        rule("GET /api/v1/admin/credentials/{credential}", of(Reach.SECRET));
        rule("DELETE /api/v1/admin/credentials/{credential}", of(Reach.SECRET).destructive());
    }

    /** For oneself, for the tenant, for the server. */
    private static Rule[] owners(String rest) {
        return new Rule[] {
            none().body("{'owner':'user'," + rest),
            of(Reach.ADMINISTRATORS).body("{'owner':'tenant'," + rest),
            of(Reach.HOSTING).body("{'owner':'server'," + rest)
        };
    }

    private static Rule[] ofGroups() {
        String rest = "'name':'{new}','members':['{model}']}";
        return new Rule[] {
            of(Reach.NEAR).body("{'owner':'user'," + rest), of(Reach.HOSTING).body("{'owner':'server'," + rest)
        };
    }

    private static void catalogue(String kind, String one, Rule... creations) {
        String all = "/api/v1/admin/" + kind;
        String address = one.equals("{group}") ? ONE_GROUP : all + "/" + one;
        rule("GET " + all, none());
        rule("POST " + all, creations);
        rule("GET " + all + "/" + one, of(Reach.NEAR).query(address));
        rule("DELETE " + all + "/" + one, of(Reach.KEPT).query(address).destructive());
    }

    private static void usage() {
        rule("GET /api/v1/admin/usage", none());
        rule("GET /api/v1/admin/usage/me", none());
        rule("GET /api/v1/admin/usage/limits/tenant", none());
        rule("PUT /api/v1/admin/usage/limits/tenant", none().body("{}"));
        rule("GET /api/v1/admin/usage/limits/users/{user}", tenant());
        rule("PUT /api/v1/admin/usage/limits/users/{user}", tenant().body("{}"));
    }

    private Rules() {}

    private static Rule tenant() {
        return of(Reach.TENANT);
    }

    private static void rule(String route, Rule... rules) {
        if (TABLE.put(route, List.of(rules)) != null) {
            throw new AssertionError(route + " has two lines");
        }
    }

    static List<Rule> about(Route route) {
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
