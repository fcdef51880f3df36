package io.lectern.account.token;

import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A person's login at the first issuer: OpenID Connect's authorization code flow with PKCE, and logout at the provider.
 * It calls the provider, so it is never used inside a transaction.
 */
@ApplicationScoped
public class ProviderLogin {

    private static final int SECRET_BYTES = 32;

    @Inject
    LoginConfig config;

    @Inject
    ProviderTokens tokens;

    private final SecureRandom random = new SecureRandom();
    private final ProviderHttp http = new ProviderHttp();
    private volatile Map<String, Object> description;

    /**
     * A login that was begun.
     *
     * @param address where the person's browser goes
     * @param state comes back with the answer; must be the browser's own
     */
    public record Begun(URI address, String state, String nonce, String verifier) {}

    /**
     * A login that succeeded.
     *
     * @param refreshToken absent when the provider gives none
     */
    public record Done(ProviderClaims claims, String idToken, Optional<String> refreshToken) {}

    public boolean offered() {
        return config.clientId().isPresent() && tokens.any();
    }

    /** What people call the provider. */
    public String name() {
        return config.name();
    }

    /** @param callback the address here that the provider sends the browser back to */
    public Begun begin(URI callback) {
        String state = secret();
        String nonce = secret();
        String verifier = secret();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client());
        query.put("redirect_uri", callback.toString());
        query.put("scope", "openid profile email");
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Begun(at("authorization_endpoint", query), state, nonce, verifier);
    }

    /**
     * Exchanges the code for tokens and checks them.
     *
     * @throws DomainException UNAUTHENTICATED when the provider refuses the code or answers with tokens that are not good
     */
    public Done finish(Begun begun, String code, URI callback) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", callback.toString());
        form.put("code_verifier", begun.verifier());
        Map<String, Object> answer = tokens(form);
        String idToken = String.valueOf(answer.get("id_token"));
        ProviderClaims identity = tokens.ofLogin(idToken, issuer(), config.clientId())
                .filter(claims ->
                        claims.text("nonce").filter(begun.nonce()::equals).isPresent())
                .orElseThrow(() -> DomainException.unauthenticated("The provider's answer is not good."));
        return new Done(claims(answer, identity), idToken, refreshToken(answer));
    }

    /**
     * Asks whether the provider still stands by a login.
     *
     * @throws DomainException UNAUTHENTICATED when it does not, UPSTREAM_FAILED when it cannot be asked
     */
    public Done renew(Done before) {
        if (before.refreshToken().isEmpty()) {
            return before;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", before.refreshToken().get());
        Map<String, Object> answer = tokens(form);
        return new Done(
                claims(answer, before.claims()),
                before.idToken(),
                refreshToken(answer).or(before::refreshToken));
    }

    /** Where the browser goes to end the login at the provider too; {@code back} when the provider has no such page. */
    public URI end(String idToken, URI back) {
        if (description().get("end_session_endpoint") == null) {
            return back;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", client());
        query.put("id_token_hint", idToken);
        query.put("post_logout_redirect_uri", back.toString());
        return at("end_session_endpoint", query);
    }

    /** Roles and groups are in the access token; when that is not to be read, the identity has to do. */
    private ProviderClaims claims(Map<String, Object> answer, ProviderClaims identity) {
        return tokens.ofLogin(String.valueOf(answer.get("access_token")), issuer(), Optional.empty())
                .filter(access -> access.subject().equals(identity.subject()))
                .orElse(identity);
    }

    private static Optional<String> refreshToken(Map<String, Object> answer) {
        return Optional.ofNullable(answer.get("refresh_token")).map(String::valueOf);
    }

    private Map<String, Object> tokens(Map<String, String> form) {
        form.put("client_id", client());
        config.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        try {
            return http.post(endpoint("token_endpoint"), form);
        } catch (ProviderHttp.Refused refused) {
            throw DomainException.unauthenticated("The identity provider refused the login.");
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private URI at(String endpoint, Map<String, String> query) {
        String address = endpoint(endpoint).toString();
        return URI.create(address + (address.contains("?") ? "&" : "?") + ProviderHttp.encoded(query));
    }

    private URI endpoint(String name) {
        return URI.create(String.valueOf(description().get(name)));
    }

    private Map<String, Object> description() {
        if (description == null) {
            try {
                description = http.description(issuer());
            } catch (IOException e) {
                throw unreachable(e);
            }
        }
        return description;
    }

    private static UpstreamException unreachable(IOException cause) {
        return new UpstreamException(
                "identity provider", 0, true, "The identity provider cannot be reached; try again later.", cause);
    }

    private String issuer() {
        return tokens.issuers().get(0);
    }

    private String client() {
        return config.clientId().orElseThrow();
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
