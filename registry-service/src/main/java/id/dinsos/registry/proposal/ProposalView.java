package id.dinsos.registry.proposal;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Clock;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.Proposal.Step;
import id.dinsos.registry.proposal.ProposalEvent.FieldVerified;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionRanOut;
import id.dinsos.registry.proposal.ProposalEvent.ObjectionWarned;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDeliberated;
import id.dinsos.registry.proposal.ProposalEvent.ProposalDrafted;
import id.dinsos.registry.proposal.ProposalEvent.ProposalRepaired;
import id.dinsos.registry.proposal.ProposalEvent.ProposalSubmitted;
import id.dinsos.registry.proposal.ProposalEvent.VerifierNamed;
import id.dinsos.registry.search.BlindIndex;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proposals for the worklists of villages, district workers and verifiers, and the days on which an
 * objection's clock has something to say. No personal data: whom it is about is a blind key, by
 * which an erasure finds it.
 */
@Singleton
public class ProposalView implements View {
    public static final String NAME = "proposal";

    private static final String NEXT =
            """
            update proposal p set next = case when $3 then (
                select s from unnest(p.steps) with ordinality u(s, n)
                where not s = any (p.done) order by n limit 1) end
            where id = $1 and version = $2
            """;

    /** What was erased after the batch had been read from the log. */
    private static final String FORGET_ERASED =
            """
            update proposal p set nik = null where p.id = any($1) and p.nik is not null
                and exists (select from public.subject_key k
                    where k.subject_id = p.subject and k.wrapped_key is null)
            """;

    private final BlindIndex index;

    public ProposalView(BlindIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> types() {
        return ProposalEvent.NAMES.keySet();
    }

    /**
     * {@code clock_on}: when the clock speaks next, if the family still waits for its verification
     * then; null where it has said it all. {@code subject}: under whose key it lies; {@code shows}:
     * photos and forms of the visits; {@code held_on}: when it was deliberated on.
     */
    @Override
    public String ddl() {
        return """
        create table proposal (
            id           uuid primary key,
            version      int  not null,
            region       text collate "C" not null,
            kind         text not null,
            path         text not null,
            household_id uuid,
            stage        text not null,
            steps        text[] not null,
            done         text[] not null,
            next         text,
            verifier     text,
            drafted_by   text not null,
            submitted_on date,
            warn_on      date[] not null,
            due_on       date,
            clock_on     date,
            ran_out      boolean not null,
            changed_at   timestamptz not null,
            subject      uuid not null,
            nik          uuid,
            shows        uuid[] not null,
            drafted_at   timestamptz not null,
            held_on      date
        );
        create index proposal_by_region on proposal (region, id);
        create index proposal_by_subject on proposal (subject);
        create index proposal_by_nik on proposal (nik) where nik is not null;
        create index proposal_by_household on proposal (household_id) where nik is null;
        create index proposal_by_verifier on proposal (verifier, id) where verifier is not null;
        create index proposal_by_clock on proposal (clock_on)
            where next in ('DELIBERATION', 'CIVIL_CHECK', 'FIELD_VERIFICATION');
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            if (one.event() instanceof ProposalEvent event) {
                done = done.chain(() -> apply(tx, one, event));
            }
        }
        UUID[] ids = batch.stream().map(Recorded::streamId).distinct().toArray(UUID[]::new);
        return done.chain(() -> run(tx, FORGET_ERASED, Tuple.of((Object) ids)));
    }

    private Uni<Void> apply(SqlConnection tx, Recorded one, ProposalEvent event) {
        UUID id = one.streamId();
        if (event instanceof ProposalDrafted drafted) {
            return draft(tx, one, drafted);
        }
        Progress progress = Progress.of(event);
        Uni<Void> moved =
                run(
                        tx,
                        "update proposal set version = $2, changed_at = $3,"
                                + " stage = coalesce($4, stage),"
                                + " done = array_remove(array_append(array_remove(array_remove("
                                + "done, $5), $6), $5), null)"
                                + " where id = $1",
                        Tuple.tuple()
                                .addValue(id)
                                .addValue(one.version())
                                .addValue(one.meta().decidedAt().atOffset(ZoneOffset.UTC))
                                .addValue(progress == null ? null : progress.stage().name())
                                .addValue(name(progress == null ? null : progress.done()))
                                .addValue(name(progress == null ? null : progress.undone())));
        boolean ends = progress != null && progress.stage().ends();
        return moved.chain(() -> details(tx, id, event))
                .chain(() -> run(tx, NEXT, Tuple.of(id, one.version(), !ends)));
    }

    private Uni<Void> draft(SqlConnection tx, Recorded one, ProposalDrafted drafted) {
        About about = drafted.about();
        return run(
                tx,
                "insert into proposal values ($1, $2, $3, $4, $5, $6, 'DRAFT', '{}', '{}', null,"
                        + " null, $7, null, '{}', null, null, false, $8, $9, $10, '{}', $8, null)",
                Tuple.tuple()
                        .addValue(one.streamId())
                        .addValue(one.version())
                        .addValue(about.region())
                        .addValue(about.kind().name())
                        .addValue(about.path().name())
                        .addValue(about.householdId())
                        .addValue(drafted.by())
                        .addValue(one.meta().decidedAt().atOffset(ZoneOffset.UTC))
                        .addValue(drafted.who().subject())
                        .addValue(key(drafted.who().content())));
    }

    private Uni<Void> details(SqlConnection tx, UUID id, ProposalEvent event) {
        if (event instanceof ProposalSubmitted(var on, var steps, var clock)) {
            List<LocalDate> speaks = new ArrayList<>();
            LocalDate due = null;
            if (clock != null) {
                speaks.addAll(clock.warnOn());
                due = clock.dueOn();
            }
            return run(
                    tx,
                    "update proposal set submitted_on = $2, steps = $3, warn_on = $4, due_on = $5,"
                            + " clock_on = $6 where id = $1",
                    Tuple.tuple()
                            .addValue(id)
                            .addValue(on)
                            .addValue(steps.stream().map(Step::name).toArray(String[]::new))
                            .addValue(speaks.toArray(LocalDate[]::new))
                            .addValue(due)
                            .addValue(first(clock)));
        }
        if (event instanceof ProposalRepaired(var who)) {
            return run(
                    tx,
                    "update proposal set nik = $2 where id = $1",
                    Tuple.of(id, key(who.content())));
        }
        if (event instanceof ProposalDeliberated(var held, _)) {
            return run(
                    tx,
                    "update proposal set held_on = $2 where id = $1",
                    Tuple.of(id, held.heldOn()));
        }
        if (event instanceof FieldVerified verified) {
            UUID[] shown =
                    Stream.concat(
                                    verified.visit().photos().stream(),
                                    Stream.ofNullable(verified.visit().formId()))
                            .toArray(UUID[]::new);
            return run(
                    tx,
                    "update proposal set shows = shows || $2::uuid[] where id = $1",
                    Tuple.of(id, shown));
        }
        if (event instanceof VerifierNamed(var verifier)) {
            return run(
                    tx, "update proposal set verifier = $2 where id = $1", Tuple.of(id, verifier));
        }
        if (event instanceof ObjectionWarned(var on, var daysLeft)) {
            return run(
                    tx,
                    "update proposal set clock_on = coalesce((select min(d) from unnest(warn_on) d"
                            + " where d > $2), due_on + 1) where id = $1",
                    Tuple.of(id, on));
        }
        return event instanceof ObjectionRanOut
                ? run(
                        tx,
                        "update proposal set ran_out = true, clock_on = null where id = $1",
                        Tuple.of(id))
                : Uni.createFrom().voidItem();
    }

    private @Nullable UUID key(@Nullable Proposed who) {
        return who == null || who.nik() == null ? null : index.ofNumber("nik", who.nik());
    }

    private static @Nullable LocalDate first(@Nullable Clock clock) {
        return clock == null ? null : clock.after(LocalDate.MIN);
    }

    private static @Nullable String name(@Nullable Step step) {
        return step == null ? null : step.name();
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple tuple) {
        return tx.preparedQuery(sql).execute(tuple).replaceWithVoid();
    }
}
