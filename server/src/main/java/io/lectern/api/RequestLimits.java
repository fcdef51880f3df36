package io.lectern.api;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.LimitReachedException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/**
 * Refuses before anything else is done: too many requests of an address or with a key, too many wrong keys, credentials
 * and bodies of absurd length. Nothing here asks the database.
 */
@ApplicationScoped
@PreMatching
@Priority(2)
public class RequestLimits implements ContainerRequestFilter {

    /** Tokens of identity providers with many roles have some thousand characters. */
    static final int LONGEST_CREDENTIAL = 16_384;

    /** Whether this request took one of its address's allowance of wrong keys. */
    static final String TAKEN = "lectern.allowance-taken";

    /** The client's. */
    static final String ADDRESS = "lectern.address";

    private static final Duration SPAN = Duration.ofSeconds(10);

    @Inject
    HttpConfig config;

    @Inject
    ClientAddress addresses;

    @Inject
    WrongKeys wrongKeys;

    @Inject
    HttpServletRequest http;

    private Buckets ofAddress;
    private Buckets ofKey;

    @PostConstruct
    void fill() {
        ofAddress = new Buckets(config.requestsOfAddress() * (int) SPAN.toSeconds(), SPAN);
        ofKey = new Buckets(config.requestsOfKey() * (int) SPAN.toSeconds(), SPAN);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String credential = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String address = addresses.of(http);
        request.setProperty(ADDRESS, address);
        if (config.limits()) {
            refuse(ofAddress.take(WrongKeys.site(address)), "requests from this address");
            if (credential != null) {
                refuse(ofKey.take(WrongKeys.digest(credential)), "requests with this key");
                request.setProperty(TAKEN, wrongKeys.take(address, credential));
            }
        }
        if (credential != null && credential.length() > LONGEST_CREDENTIAL) {
            throw DomainException.unauthenticated("The Authorization header is longer than any key or token.");
        }
        limitBody(request);
    }

    private static void refuse(Duration wait, String what) {
        if (!wait.isZero()) {
            throw new LimitReachedException("Too many " + what + ". Try again later.", wait);
        }
    }

    private void limitBody(ContainerRequestContext request) {
        boolean form = request.getMediaType() != null
                && request.getMediaType().getType().equalsIgnoreCase("multipart");
        if (form) {
            return;
        }
        long most = config.maxBodyBytes();
        if (request.getLength() > most) {
            throw tooLarge(most);
        }
        if (request.getLength() < 0 && request.hasEntity()) {
            request.setEntityStream(new LimitedStream(request.getEntityStream(), most));
        }
    }

    static DomainException tooLarge(long most) {
        return new DomainException(
                FailureKind.TOO_LARGE,
                "The request's body is larger than " + most + " bytes, the limit set by lectern.http.max-body-bytes.");
    }
}
