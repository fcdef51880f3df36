package io.lectern.api.console;

import io.lectern.account.SignOnService.SignedOn;
import io.lectern.account.token.ProviderLogin.Begun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in at which browser, and which logins were begun. Kept in memory: a restart costs a click on "Sign in",
 * because the provider still knows the person. A session ends after fifteen minutes without a sign of life, and after ten
 * hours in any case.
 */
@ApplicationScoped
class PageSessions {

    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(10);
    static final Duration OF_LOGIN = Duration.ofMinutes(10);

    private static final int LIMIT = 10_000;
    private static final int NAME_BYTES = 32;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = bounded();
    private final Map<String, Login> logins = bounded();

    private record Session(SignedOn who, Instant begun, Instant seen) {}

    private record Login(Begun begun, Instant at) {}

    synchronized void begin(Begun login) {
        logins.put(login.state(), new Login(login, clock.instant()));
    }

    /** A login that was begun not long ago, once. */
    synchronized Optional<Begun> take(String state) {
        return Optional.ofNullable(logins.remove(state))
                .filter(login -> clock.instant().isBefore(login.at().plus(OF_LOGIN)))
                .map(Login::begun);
    }

    /** @return the name of the new session, which only the browser is told */
    synchronized String open(SignedOn who) {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sessions.put(name, new Session(who, clock.instant(), clock.instant()));
        return name;
    }

    /** Empty when it has ended; a look keeps it alive. */
    synchronized Optional<SignedOn> look(String name) {
        Session session = sessions.get(name);
        Instant now = clock.instant();
        if (session == null
                || now.isAfter(session.seen().plus(IDLE))
                || now.isAfter(session.begun().plus(LONGEST))) {
            sessions.remove(name);
            return Optional.empty();
        }
        sessions.put(name, new Session(session.who(), session.begun(), now));
        return Optional.of(session.who());
    }

    /** Puts what the provider said last in the place of what it said before; does nothing when the session has ended. */
    synchronized void renew(String name, SignedOn who) {
        sessions.computeIfPresent(name, (key, session) -> new Session(who, session.begun(), session.seen()));
    }

    synchronized Optional<SignedOn> close(String name) {
        return Optional.ofNullable(sessions.remove(name)).map(Session::who);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > LIMIT;
            }
        };
    }
}
