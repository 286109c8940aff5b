package id.dinsos.cases.assistance;

import id.dinsos.cases.assistance.AssistanceEvent.AssistanceRequested;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Requests for aid as rows, so that a case can show what became of them. */
@Singleton
public class AssistanceView implements View {
    public static final String NAME = "assistance";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public String ddl() {
        return """
        create table request (
            request_id uuid primary key, case_id uuid not null,
            beneficiary_id uuid not null, kind text not null, event text not null,
            programme text not null, amount_rupiah bigint not null,
            decree_number text not null, standing boolean not null,
            requested_at timestamptz not null, owner text not null, lapses_after date not null
        );
        create index request_of_case on request (case_id);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of("assistance-requested.v1", "assistance-withdrawn.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work = work.flatMap(x -> apply(tx, recorded));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded) {
        if (!(recorded.event() instanceof AssistanceRequested(Aid aid, var at))) {
            return tx.preparedQuery("update request set standing = false where request_id = $1")
                    .execute(Tuple.of(recorded.streamId()))
                    .replaceWithVoid();
        }
        return tx.preparedQuery(
                        "insert into request values ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $10, $11) on"
                                + " conflict (request_id) do update set case_id ="
                                + " excluded.case_id, programme = excluded.programme,"
                                + " amount_rupiah = excluded.amount_rupiah, decree_number ="
                                + " excluded.decree_number, standing = true, requested_at ="
                                + " excluded.requested_at, owner = excluded.owner, lapses_after ="
                                + " excluded.lapses_after")
                .execute(
                        Tuple.wrap(
                                Arrays.asList(
                                        recorded.streamId(),
                                        aid.caseId(),
                                        aid.beneficiaryId(),
                                        aid.kind(),
                                        aid.event(),
                                        aid.programme(),
                                        aid.amountRupiah(),
                                        aid.decreeNumber(),
                                        at.atOffset(ZoneOffset.UTC),
                                        aid.owner(),
                                        aid.lapsesAfter())))
                .replaceWithVoid();
    }
}
