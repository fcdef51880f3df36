package io.lectern.ingest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** The probe's calls: POST announces an id, GET tells which ids were sent and received, PUT runs a statement. */
@WebServlet(urlPatterns = "/ids", loadOnStartup = 1)
public class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ProbeService probe;

    private transient boolean made;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            probe.announce(
                    Long.parseLong(request.getParameter("id")), Boolean.parseBoolean(request.getParameter("fail")));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (IllegalStateException | SQLException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            probe.execute(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            makeTables();
            response.setContentType("application/json");
            response.getWriter()
                    .write("{\"sent\":" + probe.ids("probe.sent") + ",\"received\":" + probe.ids("probe.received")
                            + "}");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Not at the start: the product makes its schema then, and only one of the two may change a schema at a time. */
    private synchronized void makeTables() throws SQLException {
        if (!made) {
            probe.makeTables();
            made = true;
        }
    }
}
