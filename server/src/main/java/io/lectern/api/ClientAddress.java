package io.lectern.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: read from its end,
 * the first address that is none of theirs is the client's. Whatever a client wrote before that is ignored.
 */
@ApplicationScoped
class ClientAddress {

    @Inject
    HttpConfig config;

    private Networks proxies;

    @PostConstruct
    void read() {
        proxies = new Networks(config.trustedProxies());
    }

    String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!proxies.hold(address)) {
            return address;
        }
        String forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0 && proxies.hold(address); i--) {
            String hop = hops[i].strip();
            if (!Networks.isAddress(hop)) {
                break;
            }
            address = hop;
        }
        return address;
    }

    /** Whether the client's own connection is encrypted. */
    boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || proxies.hold(request.getRemoteAddr())
                        && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}
