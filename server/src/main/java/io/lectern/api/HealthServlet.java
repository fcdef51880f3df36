package io.lectern.api;

import io.lectern.common.ReadinessCheck;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code GET /health/ready}: 200 when the whole job can be done, 503 with what is missing until then. {@code /health/live}
 * answers as long as the process does. A servlet with exact paths, because WildFly full has no MicroProfile Health and
 * an exact path wins over the health pages that Payara maps itself.
 */
@WebServlet(urlPatterns = {"/health/ready", "/health/live"})
public class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @Any
    transient Instance<ReadinessCheck> checks;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> missing = new TreeMap<>();
        if (request.getServletPath().endsWith("ready")) {
            checks.forEach(check -> check.missing().ifPresent(reason -> missing.put(check.name(), reason)));
        }
        response.setStatus(missing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(JsonBinding.write(Map.of("status", missing.isEmpty() ? "UP" : "DOWN", "missing", missing)));
    }
}
