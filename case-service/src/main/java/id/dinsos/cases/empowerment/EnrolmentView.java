package id.dinsos.cases.empowerment;

import id.dinsos.cases.empowerment.EnrolmentEvent.CertificateGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.DayAttended;
import id.dinsos.cases.empowerment.EnrolmentEvent.OutcomeSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.PersonEnrolled;
import id.dinsos.cases.empowerment.EnrolmentEvent.RelapseSeen;
import id.dinsos.cases.empowerment.EnrolmentEvent.StartingHelpGiven;
import id.dinsos.cases.empowerment.EnrolmentEvent.TrainingLeft;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Enrolments and what became of them, each step with its time, to be counted as of any day. */
@Singleton
public class EnrolmentView implements View {
    public static final String NAME = "enrolments";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table enrolment (
            enrolment_id uuid primary key, case_id uuid not null, ref uuid not null,
            owner text not null, programme text not null, starts_on date not null,
            enrolled_at timestamptz not null, certified_at timestamptz, left_at timestamptz,
            relapsed_at timestamptz
        );
        create index enrolment_of_case on enrolment (case_id);
        create index enrolment_of_owner on enrolment (owner text_pattern_ops);
        create table starting_help (
            enrolment_id uuid not null, kind text not null, amount_rupiah bigint not null,
            at timestamptz not null, primary key (enrolment_id, kind)
        );
        create table follow_up (
            enrolment_id uuid not null, months int not null, due date, outcome text not null,
            at timestamptz, primary key (enrolment_id, months)
        );
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "person-enrolled.v1",
                "certificate-given.v1",
                "starting-help-given.v1",
                "training-left.v1",
                "outcome-seen.v1",
                "relapse-seen.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            OffsetDateTime at = recorded.meta().decidedAt().atOffset(ZoneOffset.UTC);
            work =
                    work.flatMap(x ->
                            apply(tx, recorded.streamId(), (EnrolmentEvent) recorded.event(), at));
        }
        return work;
    }

    private static Uni<Void> apply(
            SqlConnection tx, UUID id, EnrolmentEvent event, OffsetDateTime at) {
        return switch (event) {
            case PersonEnrolled begun -> begin(tx, id, begun, at);
            case DayAttended attended -> Uni.createFrom().voidItem();
            case CertificateGiven certificate ->
                    run(
                                    tx,
                                    "update enrolment set certified_at = $2 where enrolment_id ="
                                            + " $1",
                                    Tuple.of(id, at))
                            .flatMap(x ->
                                    run(
                                            tx,
                                            "update follow_up set due = ($2::date + make_interval("
                                                    + "months => months))::date"
                                                    + " where enrolment_id = $1",
                                            Tuple.of(id, certificate.day())));
            case StartingHelpGiven given ->
                    run(
                            tx,
                            "insert into starting_help values ($1, $2, $3, $4)",
                            Tuple.of(id, given.kind(), given.amountRupiah(), at));
            case TrainingLeft left ->
                    run(
                            tx,
                            "update enrolment set left_at = $2 where enrolment_id = $1",
                            Tuple.of(id, at));
            case OutcomeSeen seen ->
                    run(
                                    tx,
                                    "update follow_up set outcome = $3, at = $4"
                                            + " where enrolment_id = $1 and due = $2",
                                    Tuple.of(id, seen.due(), seen.outcome().name(), at))
                            .flatMap(x ->
                                    seen.outcome() == EnrolmentEvent.Outcome.RELAPSED
                                            ? relapsed(tx, id, at)
                                            : Uni.createFrom().voidItem());
            case RelapseSeen relapsed -> relapsed(tx, id, at);
        };
    }

    /** The visits stand from the beginning; when they are due the certificate says. */
    private static Uni<Void> begin(
            SqlConnection tx, UUID id, PersonEnrolled begun, OffsetDateTime at) {
        Integer[] months =
                begun.programme().followUps().stream()
                        .map(Period::toTotalMonths)
                        .map(Math::toIntExact)
                        .toArray(Integer[]::new);
        return run(
                        tx,
                        "insert into enrolment values ($1, $2, $3, $4, $5, $6, $7, null, null,"
                                + " null)",
                        Tuple.wrap(
                                Arrays.asList(
                                        id,
                                        begun.caseId(),
                                        begun.ref(),
                                        begun.owner(),
                                        begun.programme().code(),
                                        begun.startsOn(),
                                        at)))
                .flatMap(x ->
                        run(
                                tx,
                                "insert into follow_up select $1, m, null, '', null"
                                        + " from unnest($2::int[]) m",
                                Tuple.of(id, months)));
    }

    private static Uni<Void> relapsed(SqlConnection tx, UUID id, OffsetDateTime at) {
        return run(
                tx,
                "update enrolment set relapsed_at = $2 where enrolment_id = $1",
                Tuple.of(id, at));
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }
}
