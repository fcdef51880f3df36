package io.lectern.api.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Serves the console's files under {@code /ui/} and sends the bare root there. The containers could serve them too, but
 * each with its own media types and with validators made of file times, which a reproducible build sets all alike; so
 * a changed file of the same length would never reach a browser that has the old one. Here the validator is a digest.
 */
@WebServlet(urlPatterns = {"", "/ui/*"})
public class ConsoleServlet extends HttpServlet {

    /** Scripts, styles and pictures come from this server only and no page may frame ours. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final long serialVersionUID = 1L;

    private static final String HOME = "ui/";
    private static final String API_PAGE = "/api.html";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || request.getServletPath().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", HOME);
            return;
        }
        Optional<PageFile> file = PageFile.read(path, getServletContext()::getResourceAsStream);
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(file.get(), request, response);
    }

    /** Swagger UI's style sheet holds its icons as data. */
    private static String policy(String path) {
        return path.equals(API_PAGE) ? CONTENT_SECURITY_POLICY + "; img-src 'self' data:" : CONTENT_SECURITY_POLICY;
    }

    private static void send(PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("ETag", file.etag());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Security-Policy", policy(request.getPathInfo()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(file.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.mediaType());
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }
}
