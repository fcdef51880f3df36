package io.lectern.api.console;

import io.lectern.account.SignOnService;
import io.lectern.account.SignOnService.SignedOn;
import io.lectern.account.TokenService.Issued;
import io.lectern.account.token.ProviderLogin.Begun;
import io.lectern.api.JsonBinding;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in to the console at an identity provider. The browser keeps a session's name in a cookie that scripts cannot
 * read and that is sent to these addresses only; for the APIs the page asks here for a token of five minutes. A request
 * that does something must carry a header that no other site can add, so that none can act with the cookie.
 */
@WebServlet(urlPatterns = {SignOnServlet.BEGIN, SignOnServlet.CALLBACK, SignOnServlet.SESSION, SignOnServlet.END})
public class SignOnServlet extends HttpServlet {

    static final String BEGIN = "/ui/sign-on";
    static final String CALLBACK = "/ui/sign-on/callback";
    static final String SESSION = "/ui/sign-on/session";
    static final String END = "/ui/sign-on/end";

    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(SignOnServlet.class.getName());
    private static final String PAGE_HEADER = "X-Lectern-Page";
    private static final String SESSION_COOKIE = "lectern-session";
    private static final String LOGIN_COOKIE = "lectern-login";
    private static final String FAILED = "#/sign-on-failed";

    @Inject
    transient SignOnService signOn;

    @Inject
    transient PageSessions sessions;

    @Inject
    transient ConsoleConfig config;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        if (signOn.provider().isEmpty() || path.equals(SESSION) || path.equals(END)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            String next = path.equals(CALLBACK) ? callback(request, response) : begin(request, response);
            redirect(response, next);
        } catch (DomainException refused) {
            LOG.log(System.Logger.Level.WARNING, "a login failed: {0}", refused.getMessage());
            redirect(response, page(request) + FAILED);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(PAGE_HEADER) == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (request.getServletPath().equals(END)) {
            answer.put("address", end(request, response).toString());
        } else if (request.getServletPath().equals(SESSION)) {
            answer.putAll(session(request, response));
        } else {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        noStore(response);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(JsonBinding.write(answer));
    }

    private String begin(HttpServletRequest request, HttpServletResponse response) {
        Begun login = signOn.begin(URI.create(base(request) + CALLBACK));
        sessions.begin(login);
        // Lax: the provider sends the browser back from its own site
        setCookie(request, response, LOGIN_COOKIE, login.state(), "Lax", PageSessions.OF_LOGIN);
        return login.address().toString();
    }

    private String callback(HttpServletRequest request, HttpServletResponse response) {
        String state = request.getParameter("state");
        Optional<String> begunHere = cookie(request, LOGIN_COOKIE);
        setCookie(request, response, LOGIN_COOKIE, "", "Lax", Duration.ZERO);
        if (state == null || !begunHere.filter(state::equals).isPresent()) {
            throw DomainException.unauthenticated("this browser has not begun the login that was answered");
        }
        Begun login = sessions.take(state)
                .orElseThrow(
                        () -> DomainException.unauthenticated("the login was begun too long ago, or answered before"));
        String code = request.getParameter("code");
        if (code == null) {
            throw DomainException.unauthenticated("the provider refused it");
        }
        SignedOn who = signOn.finish(login, code, URI.create(base(request) + CALLBACK));
        setCookie(request, response, SESSION_COOKIE, sessions.open(who), "Strict", PageSessions.LONGEST);
        return page(request);
    }

    private Map<String, Object> session(HttpServletRequest request, HttpServletResponse response) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("provider", signOn.provider().orElse(null));
        Optional<Issued> token = token(request, response);
        answer.put("token", token.map(Issued::text).orElse(null));
        answer.put(
                "expires_at", token.map(issued -> issued.expiresAt().toString()).orElse(null));
        return answer;
    }

    private Optional<Issued> token(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> name = cookie(request, SESSION_COOKIE);
        Optional<SignedOn> session = name.flatMap(sessions::look);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedOn who = signOn.renew(session.get());
            sessions.renew(name.get(), who);
            return Optional.of(signOn.tokenFor(who));
        } catch (DomainException failure) {
            if (failure.kind() != FailureKind.UNAUTHENTICATED) {
                // the provider is away: the session stays, and the page gets on with what it has
                return Optional.of(signOn.tokenFor(session.get()));
            }
            sessions.close(name.get());
            setCookie(request, response, SESSION_COOKIE, "", "Strict", Duration.ZERO);
            return Optional.empty();
        }
    }

    private URI end(HttpServletRequest request, HttpServletResponse response) {
        URI back = URI.create(page(request));
        setCookie(request, response, SESSION_COOKIE, "", "Strict", Duration.ZERO);
        return cookie(request, SESSION_COOKIE)
                .flatMap(sessions::close)
                .map(who -> signOn.end(who, back))
                .orElse(back);
    }

    private static void redirect(HttpServletResponse response, String address) {
        noStore(response);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", address);
    }

    private static void noStore(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private String page(HttpServletRequest request) {
        return base(request) + "/ui/";
    }

    /** The address of the web application as people see it, without a slash at its end. */
    private String base(HttpServletRequest request) {
        StringBuffer whole = request.getRequestURL();
        String asAsked =
                whole.substring(0, whole.length() - request.getServletPath().length());
        return config.publicAddress().orElse(asAsked);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private void setCookie(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            String sameSite,
            Duration age) {
        String secure = request.isSecure() || base(request).startsWith("https:") ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=" + request.getContextPath() + BEGIN + "; HttpOnly; SameSite=" + sameSite
                        + "; Max-Age=" + age.toSeconds() + secure);
    }
}
