package id.dinsos.registry.proposal;

import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import id.dinsos.registry.office.OfficeDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Lets the days of objections go by: warns while there is time, and says when there is none left.
 * It decides about nobody: the rules do, on the proposal as it then stands.
 */
@Singleton
public class ObjectionClockJob extends BackgroundJob {
    private static final Pace PACE = Pace.every(Duration.ofSeconds(2));

    /** The clock is silent while the family has been verified, and once the objection ended. */
    private static final String DUE =
            "select id from view_proposal.proposal where clock_on <= $1"
                    + " and next in ('DELIBERATION', 'CIVIL_CHECK', 'FIELD_VERIFICATION')"
                    + " order by clock_on limit 500";

    private final Pool pool;
    private final CommandHandler handler;
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;
    private final OfficeDay days;
    private final Clock clock;

    public ObjectionClockJob(
            Pool pool,
            CommandHandler handler,
            Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals,
            OfficeDay days,
            Clock clock) {
        super("objection-clock", PACE);
        this.pool = pool;
        this.handler = handler;
        this.proposals = proposals;
        this.days = days;
        this.clock = clock;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.preparedQuery(DUE)
                .execute(Tuple.of(days.today()))
                .map(rows -> {
                    List<UUID> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getUUID("id")));
                    return found;
                });
    }

    @Override
    protected void work(UUID id) {
        LocalDate today = days.today();
        var request =
                Request.of(
                        Meta.of(
                                Names.uuid("objection-clock", id, today),
                                "",
                                "objection-clock",
                                clock.instant()));
        await(handler.handle(proposals, id, new ProposalCommand.Tick(today), request));
    }
}
