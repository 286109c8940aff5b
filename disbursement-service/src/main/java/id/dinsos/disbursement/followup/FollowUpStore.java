package id.dinsos.disbursement.followup;

import id.dinsos.contracts.FailureCodes;
import id.dinsos.disbursement.payment.PaymentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Payments that need a hand: listed for officers, counted, and chosen for a follow-up. */
@Singleton
public class FollowUpStore {
    /** More than any follow-up may have, so that too large a choice is noticed. */
    private static final int MAX_CHOSEN = 200_000;

    /** Those of a run in a state, or named; of a beneficiary together. */
    private static final String CHOICE =
            """
            select p.id, p.amount, p.reason, coalesce(f.bank, '') bank
            from view_ledger.payment p left join view_ledger.bank_file f on f.id = p.file
            where p.run_id = $1
                and case when cardinality($2::uuid[]) = 0 then p.state = any($3)
                    else p.id = any($2) end
                and ($4 = '' or p.region = $4 or p.region like $4 || '.%')
            order by p.beneficiary, p.id limit $5
            """;

    private static final String LISTED =
            """
            select p.id, p.run_id, p.beneficiary, p.region, p.month, p.amount, p.state, p.reason,
                coalesce(f.bank, '') bank, p.since,
                case when p.state = 'UNKNOWN' then 'OUTCOME_UNKNOWN'
                    else coalesce(m.code, d.code, 'OTHER') end code
            from view_ledger.payment_to_cure c
            join view_ledger.payment p on p.id = c.id
            join (select id, owner from view_ledger.run
                union all select id, owner from view_ledger.aid_list) r on r.id = p.run_id
            left join view_ledger.bank_file f on f.id = p.file
            left join unnest($1::text[], $2::text[], $3::text[]) m (bank, word, code)
                on m.bank = f.bank and m.word = upper(trim(p.reason))
            left join unnest($1::text[], $2::text[], $3::text[]) d (bank, word, code)
                on d.bank = '*' and d.word = upper(trim(p.reason))
            where (r.owner = $4 or r.owner like $4 || '.%')
                and ($5 = '' or p.region = $5 or p.region like $5 || '.%')
                and ($6 = '' or p.run_id::text = $6) and p.since <= $7
            """;
    private static final String PAGE =
            "select * from ("
                    + LISTED
                    + ") l where ($8 = '' or code = $8) and id > $9 order by id limit $10";
    private static final String COUNTS =
            "select code, region, case when since > $9::timestamptz - interval '7 days' then '0-7'"
                    + " when since > $9::timestamptz - interval '30 days' then '8-30'"
                    + " else '31+' end age,"
                    + " count(*) payments, sum(amount)::bigint amount from ("
                    + LISTED
                    + ") l where ($8 = '' or code = $8) group by 1, 2, 3 order by 1, 2, 3";

    private final Pool pool;
    private final FailureCodes codes;

    public FollowUpStore(Pool pool, FailureCodes codes) {
        this.pool = pool;
        this.codes = codes;
    }

    /** With our code of each, so that a choice by code is the caller's. */
    Uni<List<Chosen>> choice(
            UUID run, Collection<UUID> named, Collection<PaymentState> states, String region) {
        return pool.preparedQuery(CHOICE)
                .execute(
                        Tuple.of(
                                run,
                                named.toArray(UUID[]::new),
                                states.stream().map(Enum::name).toArray(String[]::new),
                                region,
                                MAX_CHOSEN))
                .map(rows -> {
                    List<Chosen> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        String code = codes.code(row.getString("bank"), row.getString("reason"));
                        found.add(new Chosen(row.getUUID("id"), row.getLong("amount"), code));
                    }
                    return found;
                });
    }

    Uni<List<Listed>> page(Query query, UUID after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(arguments(query).addUUID(after).addInteger(limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        String code = row.getString("code");
                        FailureCodes.Guide guide = codes.guide(code);
                        found.add(
                                new Listed(
                                        row.getUUID("id"),
                                        row.getUUID("run_id"),
                                        row.getUUID("beneficiary"),
                                        row.getString("region"),
                                        row.getString("month"),
                                        row.getLong("amount"),
                                        PaymentState.valueOf(row.getString("state")),
                                        code,
                                        row.getString("reason"),
                                        row.getString("bank"),
                                        row.getOffsetDateTime("since").toInstant(),
                                        guide.owner(),
                                        guide.nextId(),
                                        guide.nextEn()));
                    }
                    return found;
                });
    }

    Uni<List<Count>> counts(Query query, Instant now) {
        return pool.preparedQuery(COUNTS)
                .execute(arguments(query).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Count> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(
                                new Count(
                                        row.getString("code"),
                                        codes.guide(row.getString("code")).owner(),
                                        row.getString("region"),
                                        row.getString("age"),
                                        row.getLong("payments"),
                                        row.getLong("amount")));
                    }
                    return found;
                });
    }

    private Tuple arguments(Query query) {
        List<FailureCodes.Word> words = codes.rows();
        return Tuple.tuple()
                .addArrayOfString(
                        words.stream().map(FailureCodes.Word::bank).toArray(String[]::new))
                .addArrayOfString(
                        words.stream().map(FailureCodes.Word::word).toArray(String[]::new))
                .addArrayOfString(
                        words.stream().map(FailureCodes.Word::code).toArray(String[]::new))
                .addString(query.owner())
                .addString(query.region())
                .addString(query.run())
                .addOffsetDateTime(query.until().atOffset(ZoneOffset.UTC))
                .addString(query.code());
    }

    /**
     * What is asked of the list; empty where it does not matter.
     *
     * @param until those that have been so since then or longer
     */
    record Query(String owner, String region, String run, String code, Instant until) {}

    /** One that is chosen. */
    record Chosen(UUID id, long amountRupiah, String code) {}

    /** One line of the list. */
    public record Listed(
            UUID paymentId,
            UUID runId,
            UUID beneficiaryId,
            String region,
            String month,
            long amountRupiah,
            PaymentState state,
            String code,
            String bankCode,
            String bank,
            Instant since,
            FailureCodes.Owner owner,
            String nextId,
            String nextEn) {}

    /**
     * How many of a code in a village.
     *
     * @param age in days
     */
    public record Count(
            String code,
            FailureCodes.Owner owner,
            String region,
            String age,
            long payments,
            long amountRupiah) {}
}
