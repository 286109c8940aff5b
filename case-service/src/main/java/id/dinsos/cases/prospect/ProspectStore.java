package id.dinsos.cases.prospect;

import id.dinsos.cases.knowledge.FactsStore;
import id.dinsos.contracts.RegionCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what the topics have said of a family and its members, the newest month per programme. */
@Singleton
public class ProspectStore {
    private static final String PROGRAMMES =
            """
            with who as (
                select $1::uuid as id
                union select person_id from person where household_id = $1 and merged_into is null),
            newest as (
                select distinct on (programme) programme, month, verdict, reasons, payment from (
                    select v.programme, v.month, v.verdict, v.reasons, '' as payment, 0 as after
                    from verdict v join who on who.id = v.beneficiary_id
                    union all
                    select p.programme, p.month, '', '[]', p.state, 1
                    from payment p join who on who.id = p.beneficiary_id) all_of
                order by programme, month desc, after desc),
            listed as (
                select unnest(string_to_array(nullif(listed, ''), ',')) as programme
                from household where household_id = $1)
            select coalesce(n.programme, l.programme) as programme, n.month,
                coalesce(n.verdict, '') as verdict, coalesce(n.payment, '') as payment,
                coalesce(n.reasons, '[]') as reasons
            from newest n full join listed l on l.programme = n.programme order by 1
            """;

    private final Pool pool;

    public ProspectStore(Pool pool) {
        this.pool = pool;
    }

    /** Where a family lives, where a message has named it. */
    Uni<Optional<RegionCode>> place(UUID household) {
        return pool.preparedQuery("select region from household where household_id = $1")
                .execute(Tuple.of(household))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        return Optional.empty();
                    }
                    return Optional.of(RegionCode.of(rows.iterator().next().getString("region")));
                });
    }

    Uni<List<Prospect>> of(UUID household) {
        return pool.preparedQuery(PROGRAMMES)
                .execute(Tuple.of(household))
                .map(rows -> {
                    List<Prospect> found = new ArrayList<>();
                    rows.forEach(row ->
                            found.add(
                                    Prospect.of(
                                            row.getString("programme"),
                                            row.getString("month"),
                                            row.getString("verdict"),
                                            row.getString("payment"),
                                            FactsStore.words(row.getString("reasons")))));
                    return found;
                });
    }
}
