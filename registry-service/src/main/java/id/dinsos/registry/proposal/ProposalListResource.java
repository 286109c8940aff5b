package id.dinsos.registry.proposal;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Pages.Cursor;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.view.Views;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Stage;
import id.dinsos.registry.proposal.Proposal.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The worklists: of a village by its code, of a district's worker by the district's, of a verifier
 * by their name, each cut down to what waits for one step.
 */
@Path("/v1/proposals")
public class ProposalListResource {
    private static final String SQL =
            """
            select id, version, region, kind, path, household_id, stage, next, verifier,
                submitted_on, due_on, ran_out
            from view_proposal.proposal
            where (region = $1 or region like $1 || '.%')
                and ($2::text is null or stage = $2) and ($3::text is null or next = $3)
                and ($4::text is null or kind = $4) and ($5::text is null or verifier = $5)
                and ($6::date is null or next is not null and due_on <= $6)
                and id > $7
            order by id limit $8
            """;

    private final Pool pool;
    private final Views views;
    private final Pages pages;
    private final Settings settings;
    private final Caller caller;

    public ProposalListResource(
            Pool pool, Views views, Pages pages, Settings settings, Caller caller) {
        this.pool = pool;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * @param region any level; the caller's own where absent
     * @param step what waits for this step
     * @param dueBy objections whose last day is no later than this and that still wait
     * @param position where the caller's last write stands, if the list must show it
     */
    @GET
    public Uni<Page> list(
            @RestQuery @Nullable String region,
            @RestQuery @Nullable Stage stage,
            @RestQuery @Nullable Step step,
            @RestQuery @Nullable Kind kind,
            @RestQuery @Nullable String verifier,
            @RestQuery @Nullable LocalDate dueBy,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") int limit,
            @RestHeader("X-Position") @Nullable String position) {
        caller.require("registrar", "officer", "supervisor", "auditor", "approver");
        RegionCode wanted = region == null ? caller.region() : Parameters.region("region", region);
        caller.over(wanted);
        int size = Pages.limit(limit);
        String name =
                "proposals %s %s %s %s %s %s".formatted(wanted, stage, step, kind, verifier, dueBy);
        Cursor after = pages.after(name, cursor);
        Tuple tuple =
                Tuple.tuple()
                        .addValue(wanted.code())
                        .addValue(stage == null ? null : stage.name())
                        .addValue(step == null ? null : step.name())
                        .addValue(kind == null ? null : kind.name())
                        .addValue(verifier)
                        .addValue(dueBy)
                        .addValue(after.uuid())
                        .addValue(size + 1);
        Uni<Void> ready =
                position == null
                        ? Uni.createFrom().voidItem()
                        : views.reached(
                                ProposalView.NAME,
                                Position.parse(position),
                                settings.waitForPosition());
        return ready.flatMap(x -> {
            String reached = views.get(ProposalView.NAME).reached().toString();
            return pool.preparedQuery(SQL)
                    .execute(tuple)
                    .map(rows -> {
                        List<Item> items = new ArrayList<>();
                        rows.forEach(row -> items.add(Item.of(row)));
                        Pages.Page<Item> page =
                                pages.page(name, items, size, item -> Pages.place(item.id()));
                        return new Page(page.items(), page.next(), reached);
                    });
        });
    }

    /** One proposal on a list. */
    public record Item(
            UUID id,
            int version,
            String region,
            String kind,
            String path,
            @Nullable UUID householdId,
            String stage,
            @Nullable String next,
            @Nullable String verifier,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate dueOn,
            boolean ranOut) {
        static Item of(Row row) {
            return new Item(
                    row.getUUID("id"),
                    row.getInteger("version"),
                    row.getString("region"),
                    row.getString("kind"),
                    row.getString("path"),
                    row.getUUID("household_id"),
                    row.getString("stage"),
                    row.getString("next"),
                    row.getString("verifier"),
                    row.getLocalDate("submitted_on"),
                    row.getLocalDate("due_on"),
                    row.getBoolean("ran_out"));
        }
    }

    /**
     * A page.
     *
     * @param next null on the last one
     * @param position the place in the log that the page shows everything up to
     */
    public record Page(List<Item> items, @Nullable String next, String position) {}
}
