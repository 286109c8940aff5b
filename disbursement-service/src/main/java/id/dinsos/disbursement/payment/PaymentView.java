package id.dinsos.disbursement.payment;

import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments with their newest state; {@link PaymentStore} reads them. */
@Singleton
@Typed(PaymentView.class)
public class PaymentView implements View {
    /** How many stand in a district in a state changes with each payment, in one statement. */
    private static final String COUNTED =
            """
            with moved as (%s
                returning old.run_id as was_of, old.region as was_in, old.state as was,
                    old.amount as once, new.run_id as is_of, new.region as is_in,
                    new.state as now, new.amount as amount)
            insert into payment_count as c
            select run_id, left(region, 8), state, sum(many), sum(many * amount)
            from (
                select was_of as run_id, was_in as region, was as state, -1 as many,
                    once as amount from moved where was_of is not null
                union all
                select is_of, is_in, now, 1, amount from moved) one
            group by 1, 2, 3 having sum(many) <> 0 or sum(many * amount) <> 0
            on conflict (run_id, district, state) do update set
                payments = c.payments + excluded.payments, rupiah = c.rupiah + excluded.rupiah
            """;

    private static final String INSERT =
            COUNTED.formatted(
                    """
                    insert into payment select * from unnest($1::uuid[], $2::uuid[], $3::uuid[],
                        $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::uuid[],
                        $10::timestamptz[], $11::boolean[], $12::uuid[], $13::timestamptz[])
                    on conflict (id) do update set (run_id, region, amount, state, reason, payee,
                        made_at, in_no_file, file, since) = (excluded.run_id, excluded.region,
                        excluded.amount, excluded.state, excluded.reason, excluded.payee,
                        excluded.made_at, excluded.in_no_file, excluded.file, excluded.since)
                    """);

    private static final String UPDATE =
            COUNTED.formatted(
                    """
                    update payment p set state = u.state, reason = u.reason, since = u.since,
                        in_no_file = coalesce(u.in_no_file, p.in_no_file),
                        payee = coalesce(u.payee, p.payee), file = coalesce(u.file, p.file)
                    from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::uuid[],
                        $6::uuid[], $7::timestamptz[])
                        u (id, state, reason, in_no_file, payee, file, since)
                    where p.id = u.id
                    """);

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public int version() {
        return 7;
    }

    /**
     * A run's rows, and a person's, are found without reading those of other months; room is left
     * for new states. No index speaks of the state, so that a new one is written beside the old and
     * into no index: those that wait for somebody stand in a table of their own, and how many there
     * are in each state is counted as they change.
     */
    @Override
    public String ddl() {
        return """
        create table payment (id uuid primary key, run_id uuid not null, beneficiary uuid not null,
            region text not null, month text not null, amount bigint not null,
            state text not null, reason text not null, payee uuid not null,
            made_at timestamptz not null, in_no_file boolean not null, file uuid,
            since timestamptz not null) with (fillfactor = 80);
        create index payment_of_run on payment (run_id);
        create index payment_of_payee on payment (payee);
        create index payment_of_person on payment (beneficiary) where beneficiary <> payee;
        create table payment_to_cure (id uuid primary key);
        create table payment_count (run_id uuid, district text, state text,
            payments bigint not null, rupiah bigint not null,
            primary key (run_id, district, state));
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "payment-instructed.v1",
                "payment-instructed.v2",
                "payment-sent.v1",
                "payment-credited.v1",
                "payment-withdrawn.v1",
                "payment-failed.v1",
                "payment-returned.v1",
                "payment-unknown.v1",
                "payment-held.v1",
                "payment-left-out.v1",
                "payment-doubted.v1",
                "payment-resumed.v1",
                "payment-retried.v1",
                "payment-corrected.v1",
                "payment-cancelled.v1",
                "payment-lapsed.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Map<UUID, Made> made = new LinkedHashMap<>();
        Map<UUID, PaymentChange> changes = new LinkedHashMap<>();
        for (Recorded recorded : batch) {
            if (recorded.event() instanceof PaymentEvent event) {
                if (event instanceof PaymentInstructed instructed) {
                    made.put(
                            recorded.streamId(),
                            new Made(instructed.order(), recorded.recordedAt()));
                    changes.remove(recorded.streamId());
                } else if (PaymentChange.of(event, recorded.recordedAt())
                        instanceof PaymentChange change) {
                    changes.merge(recorded.streamId(), change, PaymentChange::and);
                }
            }
        }
        return insert(tx, made, changes)
                .flatMap(x -> update(tx, made, changes))
                .flatMap(x -> cure(tx, changes));
    }

    private static Uni<Void> cure(SqlConnection tx, Map<UUID, PaymentChange> changes) {
        List<UUID> waiting = new ArrayList<>();
        List<UUID> others = new ArrayList<>();
        changes.forEach((id, change) -> (change.state().isToCure() ? waiting : others).add(id));
        return each(
                        tx,
                        "insert into payment_to_cure select unnest($1::uuid[])"
                                + " on conflict do nothing",
                        waiting)
                .flatMap(x -> each(tx, "delete from payment_to_cure where id = any ($1)", others));
    }

    private static Uni<Void> each(SqlConnection tx, String sql, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql)
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .replaceWithVoid();
    }

    private static Uni<Void> insert(
            SqlConnection tx, Map<UUID, Made> made, Map<UUID, PaymentChange> changes) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int size = made.size();
        UUID[] ids = made.keySet().toArray(UUID[]::new);
        UUID[] runs = new UUID[size];
        UUID[] beneficiaries = new UUID[size];
        String[] regions = new String[size];
        String[] months = new String[size];
        Long[] amounts = new Long[size];
        String[] states = new String[size];
        String[] reasons = new String[size];
        UUID[] payees = new UUID[size];
        OffsetDateTime[] madeAt = new OffsetDateTime[size];
        Boolean[] inNoFile = new Boolean[size];
        @Nullable UUID[] files = new @Nullable UUID[size];
        OffsetDateTime[] since = new OffsetDateTime[size];
        int i = 0;
        for (Map.Entry<UUID, Made> entry : made.entrySet()) {
            PaymentOrder order = entry.getValue().order;
            PaymentChange change = changes.get(entry.getKey());
            runs[i] = order.run();
            beneficiaries[i] = order.beneficiary();
            regions[i] = order.region();
            months[i] = order.month().toString();
            amounts[i] = order.amountRupiah();
            states[i] = (change == null ? PaymentState.INSTRUCTED : change.state()).name();
            reasons[i] = change == null ? "" : change.reason();
            inNoFile[i] = change != null && Boolean.TRUE.equals(change.inNoFile());
            payees[i] = order.payee();
            madeAt[i] = entry.getValue().at.atOffset(ZoneOffset.UTC);
            since[i] = madeAt[i];
            if (change != null) {
                since[i] = change.since().atOffset(ZoneOffset.UTC);
                files[i] = change.file();
                payees[i] = change.payee() == null ? order.payee() : change.payee();
            }
            i++;
        }
        Tuple tuple = Tuple.tuple();
        for (Object column :
                List.of(
                        ids,
                        runs,
                        beneficiaries,
                        regions,
                        months,
                        amounts,
                        states,
                        reasons,
                        payees,
                        madeAt,
                        inNoFile,
                        files,
                        since)) {
            tuple.addValue(column);
        }
        return tx.preparedQuery(INSERT).execute(tuple).replaceWithVoid();
    }

    private static Uni<Void> update(
            SqlConnection tx, Map<UUID, Made> made, Map<UUID, PaymentChange> changes) {
        List<UUID> ids = changes.keySet().stream().filter(id -> !made.containsKey(id)).toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] states = new String[ids.size()];
        String[] reasons = new String[ids.size()];
        @Nullable Boolean[] inNoFile = new @Nullable Boolean[ids.size()];
        @Nullable UUID[] payees = new @Nullable UUID[ids.size()];
        @Nullable UUID[] files = new @Nullable UUID[ids.size()];
        OffsetDateTime[] since = new OffsetDateTime[ids.size()];
        for (int i = 0; i < states.length; i++) {
            PaymentChange change = java.util.Objects.requireNonNull(changes.get(ids.get(i)));
            states[i] = change.state().name();
            reasons[i] = change.reason();
            inNoFile[i] = change.inNoFile();
            payees[i] = change.payee();
            files[i] = change.file();
            since[i] = change.since().atOffset(ZoneOffset.UTC);
        }
        return tx.preparedQuery(UPDATE)
                .execute(
                        Tuple.tuple()
                                .addArrayOfUUID(ids.toArray(UUID[]::new))
                                .addArrayOfString(states)
                                .addArrayOfString(reasons)
                                .addArrayOfBoolean(inNoFile)
                                .addArrayOfUUID(payees)
                                .addArrayOfUUID(files)
                                .addArrayOfOffsetDateTime(since))
                .replaceWithVoid();
    }

    private record Made(PaymentOrder order, Instant at) {}
}
