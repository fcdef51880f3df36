package io.lectern.api;

import io.lectern.activity.Trail;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What every answer carries, of every dialect and of the console, streams included: headers that keep a browser from
 * doing anything with it that we did not mean, and leave for pages of other origins where a setting gives it.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = DispatcherType.REQUEST)
public class EdgeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ONE_YEAR = "max-age=31536000";
    private static final String ONE_DAY = "86400";

    @Inject
    transient HttpConfig config;

    @Inject
    transient ClientAddress addresses;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        secure(request, response);
        if (!answersPreflight(request, response)) {
            try {
                chain.doFilter(request, response);
            } finally {
                Trail.leave();
            }
        }
    }

    private void secure(HttpServletRequest request, HttpServletResponse response) {
        // an answer of an API is no page: nothing in it may load, run or be framed; the console says its own policy
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        response.setHeader("Cache-Control", "no-store");
        if (config.hsts() && addresses.secure(request)) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }

    private boolean answersPreflight(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        List<String> allowed = config.corsOrigins();
        if (allowed.isEmpty()) {
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            return false;
        }
        response.setHeader("Vary", "Origin");
        boolean any = allowed.contains("*");
        if (origin == null || !any && !allowed.contains(origin)) {
            return false;
        }
        // a key is sent by script as a header; cookies are never taken from other origins
        response.setHeader("Access-Control-Allow-Origin", any ? "*" : origin);
        response.setHeader("Access-Control-Expose-Headers", "X-Request-Id, Retry-After, Content-Disposition");
        if (!request.getMethod().equals("OPTIONS") || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.setHeader("Access-Control-Max-Age", ONE_DAY);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }
}
