package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were rejected because another person holds their NIK: one of the two is wrong, or they
 * are one and the same. An officer looks at both.
 */
@Path("/v1/duplicates")
public class DuplicateResource {
    private static final int MAX_PAGE = 500;
    private static final String FIRST = new UUID(0, 0).toString();

    private final Pool pool;
    private final Caller caller;

    public DuplicateResource(Pool pool, Caller caller) {
        this.pool = pool;
        this.caller = caller;
    }

    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "officer", "auditor");
        String region = caller.region().code();
        int page = Math.clamp(limit, 1, MAX_PAGE);
        return pool.preparedQuery(
                        "select id, owner, holder_person, intake_id, file, line, found_at"
                                + " from suspected_duplicate"
                                + " where (owner = $1 or owner like $1 || '.%') and id > $2"
                                + " order by id limit $3")
                .execute(Tuple.of(region, place(cursor == null ? FIRST : cursor), page))
                .map(rows -> {
                    List<Duplicate> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    new Duplicate(
                                            row.getUUID(0),
                                            row.getString(1),
                                            row.getUUID(2),
                                            row.getUUID(3),
                                            row.getString(4),
                                            row.getLong(5),
                                            row.getOffsetDateTime(6))));
                    return new Page(
                            found, found.size() < page ? null : found.getLast().id.toString());
                });
    }

    private static UUID place(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(KernelCode.CURSOR_INVALID, "send the cursor you were given");
        }
    }

    /**
     * @param holderPersonId who has the NIK on record
     * @param line of the row that has it too; its data are in the rejected file of the intake
     */
    record Duplicate(
            UUID id,
            String owner,
            UUID holderPersonId,
            UUID intakeId,
            String file,
            long line,
            OffsetDateTime foundAt) {}

    /** A page; next is null on the last one. */
    record Page(List<Duplicate> items, @Nullable String next) {}
}
