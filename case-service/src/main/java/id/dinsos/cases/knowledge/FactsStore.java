package id.dinsos.cases.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.DisbursementMessage;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.log.EventCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts from the tables the topics fill. The topics have no order among each other, so
 * any of the three parts may be missing for a while.
 */
@Singleton
public class FactsStore {
    private static final ObjectMapper MAPPER = EventCodec.mapper();

    /** The columns of {@link #JOIN} that {@link #facts} reads. */
    public static final String COLUMNS =
            "f.standing, f.verdict, f.clauses, f.reasons, f.payment_id, f.payment_state, f.payment_reason,"
                    + " f.amount_rupiah, f.central";

    /**
     * Adds the facts as {@code f} to rows named {@code c} that have household_id, programme, month
     * and owner. One index lookup per table and row: the laterals keep a planner without statistics
     * from reading whole tables.
     */
    public static final String JOIN =
            """
             left join lateral (select region, listed, message_id from household
                where household_id = c.household_id limit 1) h on true
             left join lateral (select * from payment
                where beneficiary_id = c.household_id and programme = c.programme
                  and month = c.month order by payment_id limit 1) p on true
             left join lateral (select * from verdict
                where beneficiary_id = c.household_id and programme = c.programme
                  and month = c.month limit 1) v on true
             left join lateral (select * from central
                where beneficiary_id = c.household_id and programme = c.programme
                  and month = c.month limit 1) t on true
             cross join lateral (select coalesce(h.region, p.region, v.region, t.region) as place) l
             cross join lateral (select place is null or place = c.owner
                or starts_with(place, c.owner || '.') as ours) o
             cross join lateral (select
                case when not ours then 'UNKNOWN'
                     when p.payment_id is not null or v.verdict is not null
                        or t.told is not null then 'DECIDED'
                     when h.region is null then 'UNKNOWN'
                     when c.programme = any (string_to_array(h.listed, ',')) then 'LISTED'
                     else 'NOT_LISTED' end as standing,
                coalesce(case when ours then v.verdict end, '') as verdict,
                coalesce(case when ours then v.clauses end, '') as clauses,
                coalesce(case when ours then v.reasons end, '[]') as reasons,
                coalesce(case when ours then p.payment_id end,
                    '00000000-0000-0000-0000-000000000000') as payment_id,
                coalesce(case when ours then p.state end, '') as payment_state,
                coalesce(case when ours then p.reason end, '') as payment_reason,
                coalesce(case when ours then p.amount_rupiah end, 0) as amount_rupiah,
                coalesce(case when ours then t.told end, '') as central) f
            """;

    private static final String ONE =
            "select "
                    + COLUMNS
                    + ", l.place from (select $1::uuid as household_id, $2::text as programme,"
                    + " $3::text as month, $4::text as owner) c"
                    + JOIN;

    private static final String OF_COMPLAINT =
            "select "
                    + COLUMNS
                    + " from view_complaints.complaint c"
                    + JOIN
                    + " where c.complaint_id = $1";

    private final Pool pool;

    public FactsStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * What the given authority may know of a family, programme and month; a family of another one
     * is as one that nobody has named.
     */
    public Uni<Found> find(UUID household, String programme, String month, RegionCode owner) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(household, programme, month, owner.code()))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Found(
                                facts(row),
                                Optional.ofNullable(row.getString("place"))
                                        .filter(RegionCode::isValid)
                                        .map(RegionCode::of)
                                        .filter(owner::covers)
                                        .filter(place ->
                                                place.level() != RegionCode.Level.PROVINCE)));
    }

    /** Today's facts of a complaint, whoever asks; none where it is too new to be found. */
    public Uni<Facts> ofComplaint(UUID complaint) {
        return pool.preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint))
                .map(rows -> rows.rowCount() == 0 ? Facts.NONE : facts(rows.iterator().next()));
    }

    /** Reads {@link #COLUMNS} from a row. */
    public static Facts facts(Row row) {
        return new Facts(
                Facts.Standing.valueOf(row.getString("standing")),
                new Facts.Verdict(
                        row.getString("verdict"),
                        split(row.getString("clauses")),
                        words(row.getString("reasons"))),
                new Facts.Payment(
                        row.getUUID("payment_id"),
                        row.getString("payment_state"),
                        row.getString("payment_reason"),
                        row.getLong("amount_rupiah")),
                central(row.getString("central")));
    }

    /** Where the ministry's payment stands, as it is kept in the table. */
    static String central(DisbursementMessage.CentralStatus status) {
        return central(
                new Facts.Central(
                        status.course(), status.textId(), status.textEn(), status.asOf()));
    }

    /** The same of facts that are known already; empty where no file has named the month. */
    public static String central(Facts.@Nullable Central central) {
        if (central == null) {
            return "";
        }
        try {
            return MAPPER.writeValueAsString(central);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Facts.@Nullable Central central(String json) {
        try {
            return json.isEmpty() ? null : MAPPER.readValue(json, Facts.Central.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the verdict says in words of its clauses, as it is kept in the table. */
    static String words(DisbursementMessage.Verdict verdict) {
        List<Facts.Words> words = new ArrayList<>();
        if (verdict.reasons() != null) {
            for (DisbursementMessage.Reason one : verdict.reasons()) {
                words.add(new Facts.Words(one.code(), one.textId(), one.textEn()));
            }
        }
        return json(words);
    }

    /** The same of facts that are known already. */
    public static String words(Facts.Verdict verdict) {
        List<Facts.Words> reasons = verdict.reasons();
        return json(reasons == null ? List.of() : reasons);
    }

    private static String json(List<Facts.Words> words) {
        try {
            return MAPPER.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As they are kept in the table. */
    public static List<Facts.Words> words(String json) {
        try {
            return List.of(MAPPER.readValue(json, Facts.Words[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> split(String codes) {
        return codes.isEmpty() ? List.of() : Arrays.asList(codes.split(","));
    }

    /** The facts, and where the family lives as far as any message has said. */
    public record Found(Facts facts, Optional<RegionCode> place) {}
}
