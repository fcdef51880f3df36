package io.lectern.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the run's Keycloak for tokens, and changes what it knows as its administrator would. */
public final class KeycloakClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address = SharedKeycloak.address();

    /** An access token for a program. */
    public String ofClient(String realm, String client) {
        return token(
                realm,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        "secret-of-" + client));
    }

    /** An access token for a user of the realm {@code lectern}, by the password grant. */
    public String ofUser(String client, String user) {
        return token(
                "lectern",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        client,
                        "client_secret",
                        "secret-of-" + client,
                        "username",
                        user,
                        "password",
                        "password-of-" + user));
    }

    /** The realm's public keys, as it publishes them. */
    public String keys(String realm) {
        return send(HttpRequest.newBuilder(address.resolve("/realms/" + realm + "/protocol/openid-connect/certs"))
                .build());
    }

    /** Gives the realm {@code lectern} a new key that signs from now on. */
    public void changeKeys() {
        JsonObject realm = read(administer("GET", "/admin/realms/lectern", ""));
        administer("POST", "/admin/realms/lectern/components", """
                {"name":"newer","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider","parentId":"%s",
                 "config":{"priority":["%d"],"enabled":["true"],"active":["true"],"algorithm":["RS256"]}}""".formatted(
                        realm.getString("id"), System.currentTimeMillis() / 1000));
    }

    /** Takes a realm role away from a user of the realm {@code lectern}. */
    public void takeRole(String user, String role) {
        String users = administer("GET", "/admin/realms/lectern/users?exact=true&username=" + user, "");
        String id = Json.createReader(new StringReader(users))
                .readArray()
                .getJsonObject(0)
                .getString("id");
        String described = administer("GET", "/admin/realms/lectern/roles/" + role, "");
        administer("DELETE", "/admin/realms/lectern/users/" + id + "/role-mappings/realm", "[" + described + "]");
    }

    private String administer(String method, String path, String json) {
        String token = token(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        SharedKeycloak.ADMINISTRATOR,
                        "password",
                        SharedKeycloak.ADMINISTRATOR));
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return read(send(HttpRequest.newBuilder(address.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build()))
                .getString("access_token");
    }

    private static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
