package io.lectern.account;

import io.lectern.account.token.OwnTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Short-lived tokens that Lectern itself gives to users who signed in: JSON Web Tokens that hold the user's uid and no
 * rights, so what the user may is always read anew. A changed password or {@link UserService#endTokens} ends all of them.
 */
@ApplicationScoped
@Transactional
public class TokenService {

    private static final Duration OF_PAGE = Duration.ofMinutes(5);

    @Inject
    AccountRepository accounts;

    @Inject
    KnownIdentities known;

    @Inject
    OwnTokens tokens;

    @Inject
    AccountConfig config;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** A token's text and when it ends. */
    public record Issued(String text, Instant expiresAt) {}

    /** A token of the lifetime that {@code lectern.tokens.lifetime} says. */
    public Issued issue(User user) {
        return issue(user, config.tokenLifetime());
    }

    /**
     * The next token for the caller.
     *
     * @throws io.lectern.common.DomainException FORBIDDEN with a limited key, as a token has no limit
     */
    public Issued issueForCaller() {
        caller.requireUnlimited();
        return issue(accounts.user(caller.tenantId(), caller.user()).orElseThrow());
    }

    /** A token for a page with a session, which asks for the next one when this ends. */
    Issued issueForPage(User user) {
        return issue(user, OF_PAGE);
    }

    private Issued issue(User user, Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        return new Issued(tokens.write(user.uid, user.tokenVersion, now, end), end);
    }

    /** Who a token of ours stands for; empty when it is not ours, over, or its user is blocked or has ended it. */
    public Optional<Identity> identify(String token) {
        Optional<OwnTokens.Claims> claims = tokens.read(token, clock.instant());
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        UUID uid = claims.get().user();
        int version = claims.get().version();
        return known.find(
                        "token of " + uid + " " + version,
                        accounts.version(),
                        clock.instant(),
                        () -> accounts.user(uid)
                                .filter(user -> user.active() && user.tokenVersion == version)
                                .map(user -> new KnownIdentities.Known(user.identity(), 0, Instant.MAX)))
                .map(KnownIdentities.Known::identity);
    }
}
