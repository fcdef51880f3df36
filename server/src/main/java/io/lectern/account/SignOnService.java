package io.lectern.account;

import io.lectern.account.token.ProviderLogin;
import io.lectern.account.token.ProviderTokens;
import io.lectern.common.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/**
 * Single sign-on: access tokens of identity providers, and the login of people at the first of them. It holds no
 * transaction, because providers are asked for keys and tokens.
 */
@ApplicationScoped
public class SignOnService {

    @Inject
    ProviderTokens tokens;

    @Inject
    ProviderLogin logins;

    @Inject
    ProviderUserService users;

    @Inject
    TokenService own;

    /**
     * Somebody who signed in at the provider.
     *
     * @param login what the provider gave; stays on the server
     */
    public record SignedOn(User user, ProviderLogin.Done login) {}

    /** Who an access token stands for; empty when it is not good, or its user is blocked here. */
    public Optional<Identity> identify(String token) {
        return tokens.any() ? tokens.access(token).flatMap(users::identity) : Optional.empty();
    }

    /** What people call the provider at which they may sign in; empty when there is none. */
    public Optional<String> provider() {
        return logins.offered() ? Optional.of(logins.name()) : Optional.empty();
    }

    /** @param callback the address here that the provider sends the browser back to */
    public ProviderLogin.Begun begin(URI callback) {
        return logins.begin(callback);
    }

    /** @throws DomainException UNAUTHENTICATED when the provider or we refuse the user */
    public SignedOn finish(ProviderLogin.Begun begun, String code, URI callback) {
        return admitted(logins.finish(begun, code, callback));
    }

    /**
     * The same somebody, when the provider still stands by the login.
     *
     * @throws DomainException as {@link #finish}; UPSTREAM_FAILED when the provider cannot be asked
     */
    public SignedOn renew(SignedOn before) {
        return admitted(logins.renew(before.login()));
    }

    /** A token for a page: short-lived, because the page asks for a new one whenever it needs it. */
    public TokenService.Issued tokenFor(SignedOn who) {
        return own.issueForPage(who.user());
    }

    /** Where the browser goes to end the login at the provider too. */
    public URI end(SignedOn who, URI back) {
        return logins.end(who.login().idToken(), back);
    }

    private SignedOn admitted(ProviderLogin.Done done) {
        User user = users.user(done.claims())
                .orElseThrow(() -> DomainException.unauthenticated("This user may not sign in here."));
        return new SignedOn(user, done);
    }
}
