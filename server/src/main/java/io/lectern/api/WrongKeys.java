package io.lectern.api;

import io.lectern.account.LoginAttempt;
import io.lectern.common.LimitReachedException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Slows down who tries keys and passwords: an address may be wrong so many times a minute, then all it sends is refused
 * unread until the minute's allowance has grown again. A credential that was right lately is exempt, so that nobody is
 * locked out by a neighbour behind the same address. Names of accounts have an allowance as well, whatever the address.
 */
@ApplicationScoped
public class WrongKeys {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_RIGHT = 10_000;

    @Inject
    HttpConfig config;

    private Buckets ofSite;
    private Buckets ofAccount;
    private final Set<String> right = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_RIGHT;
        }
    }));

    @PostConstruct
    void fill() {
        ofSite = new Buckets(config.wrongKeys(), SPAN);
        ofAccount = new Buckets(config.wrongKeys(), SPAN);
    }

    /**
     * Takes one of the address's allowance, before the credential is looked at, so that many at the same moment get no more
     * than one after another.
     *
     * @return whether one was taken: not for a credential that was right lately; {@link #giveBack} when it turns out right
     * @throws LimitReachedException there is none left
     */
    boolean take(String address, String credential) {
        if (right.contains(digest(credential))) {
            return false;
        }
        refuse(ofSite.take(site(address)));
        return true;
    }

    /**
     * The same before a password is looked at.
     *
     * @return whether one was taken: not while limits are off
     */
    boolean take(String address) {
        if (config.limits()) {
            refuse(ofSite.take(site(address)));
        }
        return config.limits();
    }

    void giveBack(String address) {
        ofSite.giveBack(site(address));
    }

    /** An account is any name that is typed, so that trying tells nothing about which exist. */
    void attempted(@Observes LoginAttempt attempt) {
        String account = attempt.name().strip().toLowerCase(Locale.ROOT);
        if (config.limits()) {
            switch (attempt.phase()) {
                case BEGUN -> refuse(ofAccount.take(account));
                case SUCCEEDED -> ofAccount.giveBack(account);
                case FAILED -> {}
            }
        }
    }

    void right(String credential) {
        right.add(digest(credential));
    }

    void wrongAfterAll(String credential) {
        right.remove(digest(credential));
    }

    private static void refuse(Duration wait) {
        if (!wait.isZero()) {
            throw new LimitReachedException("Too many wrong keys or passwords. Try again later.", wait);
        }
    }

    /** The address, or of an address of version 6 the network of one customer. */
    static String site(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    static String digest(String credential) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
