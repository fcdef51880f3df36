package io.lectern.api.admin;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.activity.AuditService;
import io.lectern.activity.AuditVerdict;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * {@code /admin/audit}: a tenant's audit trail for its administrators, and whether it is whole. Each tenant sees its own
 * chain; what happened before anybody was known (wrong keys) is in the chain {@code server}, which administrators of the
 * hosting tenant see.
 */
@Path("admin/audit")
@RequestScoped
public class AuditResource {

    private static final String SERVER = "server";
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @QueryParam("chain")
    @DefaultValue("")
    String chain;

    /**
     * The entries as JSON lines that {@code verify-audit} reads, or as CSV.
     *
     * @param from first moment or UTC day
     * @param to first moment or UTC day after
     * @param format {@code jsonl} or {@code csv}
     */
    @GET
    @Needs(object = ObjectType.AUDIT, right = Right.READ)
    @Produces(MediaType.WILDCARD)
    public Response export(
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("format") @DefaultValue("jsonl") String format) {
        Instant first = moment("from", from, Instant.EPOCH);
        Instant end = moment("to", to, LAST);
        AuditLines lines = AuditLines.of(format);
        long tenant = chosenChain();
        StreamingOutput body = out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(lines.head());
            audit.export(
                    tenant,
                    first,
                    end,
                    (seq, previous, hash, entry) -> writer.write(lines.line(seq, previous, hash, entry)));
            writer.flush();
        };
        return Response.ok(body, lines.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit." + format + "\"")
                .build();
    }

    /** Recomputes the whole chain. */
    @GET
    @Path("verification")
    @Needs(object = ObjectType.AUDIT, right = Right.READ)
    @Produces(MediaType.APPLICATION_JSON)
    public VerificationResponse verify() {
        AuditVerdict verdict = audit.verify(chosenChain());
        return VerificationResponse.from(verdict);
    }

    private long chosenChain() {
        if (chain.isEmpty()) {
            return caller.tenantId();
        }
        if (chain.equals(SERVER)) {
            audit.requireHosting(caller.tenantId());
            return AuditService.SERVER_CHAIN;
        }
        throw new InvalidException("chain", "`chain` is `" + chain + "`; it may be `server` or absent.");
    }

    private static Instant moment(String name, String text, Instant otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidException(
                    name,
                    "`" + name + "` is `" + text + "`; it is a day (2026-01-31) or a moment (2026-01-31T12:00:00Z).");
        }
    }
}
