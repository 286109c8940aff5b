package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
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
    private final Pool pool;
    private final Pages pages;
    private final Caller caller;

    public DuplicateResource(Pool pool, Pages pages, Caller caller) {
        this.pool = pool;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    public Uni<Page<Duplicate>> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("100") int limit) {
        caller.require("registrar", "officer", "auditor");
        String region = caller.region().code();
        int size = Pages.limit(limit);
        String name = "intake duplicates " + region;
        return pool.preparedQuery(
                        "select id, owner, holder_person, intake_id, file, line, found_at"
                                + " from suspected_duplicate"
                                + " where (owner = $1 or owner like $1 || '.%') and id > $2"
                                + " order by id limit $3")
                .execute(Tuple.of(region, pages.after(name, cursor).uuid(), size + 1))
                .map(rows -> {
                    List<Duplicate> found = new ArrayList<>();
                    rows.forEach(row -> found.add(Duplicate.of(row)));
                    return pages.page(name, found, size, one -> Pages.place(one.id()));
                });
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
            OffsetDateTime foundAt) {
        static Duplicate of(Row row) {
            return new Duplicate(
                    row.getUUID("id"),
                    row.getString("owner"),
                    row.getUUID("holder_person"),
                    row.getUUID("intake_id"),
                    row.getString("file"),
                    row.getLong("line"),
                    row.getOffsetDateTime("found_at"));
        }
    }
}
