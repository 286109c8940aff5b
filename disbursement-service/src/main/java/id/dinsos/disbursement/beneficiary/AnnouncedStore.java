package id.dinsos.disbursement.beneficiary;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Puts what a version would say of some households in the place of what is known of them. */
@Singleton
public class AnnouncedStore {
    private static final String LISTS =
            "(case when v.sembako then array['SEMBAKO'] else array[]::text[] end"
                    + " || case when v.pkh then array['PKH'] else array[]::text[] end)";

    /** The households of the question, as they stand ($12 false) or as they would. */
    private static final String HOUSEHOLDS =
            "(select t.id, t.owner, t.region, t.state, t.payee_id, t.members,"
                    + " case when $12 then v.decile else t.decile end decile,"
                    + " case when $12 then v.percentile else t.percentile end percentile,"
                    + " case when $12 then array_remove(array_remove(t.rosters, 'SEMBAKO'), 'PKH') || "
                    + LISTS
                    + " else t.rosters end rosters,"
                    + " case when $12 then t.ever_on || "
                    + LISTS
                    + " else t.ever_on end ever_on"
                    + " from beneficiary_household t"
                    + " join unnest($6::uuid[], $7::int[], $9::int[], $10::boolean[], $11::boolean[])"
                    + " v (id, decile, percentile, sembako, pkh) on v.id = t.id)";

    private final CandidateStore candidates;

    public AnnouncedStore(CandidateStore candidates) {
        this.candidates = candidates;
    }

    /**
     * Candidates of some households, as they stand today or as a version of the ministry's list
     * would have them; everything else is as it is known.
     *
     * @param after true: as the version would have them
     */
    public Uni<List<Candidate>> candidates(
            Population population, List<Announced> some, boolean after) {
        String of =
                population.ofPersons()
                        ? CandidateStore.PERSON + CandidateStore.OF_PERSONS + " and h.id = any($6)"
                        : CandidateStore.HOUSEHOLD + CandidateStore.OF_HOUSEHOLDS;
        String sql =
                CandidateStore.COLUMNS
                        + " from ("
                        + of
                        + ") c "
                        + CandidateStore.PAYEE
                        + CandidateStore.ONE_BY_ONE;
        return candidates.candidates(
                population,
                CandidateStore.tables(sql.replace("#household", HOUSEHOLDS), population),
                arguments(
                        CandidateStore.arguments(population),
                        some,
                        CandidateStore.asksWhoShares(population),
                        after));
    }

    /** Behind the arguments of a population: from the sixth on, the eighth being {@code shared}. */
    private static Tuple arguments(
            Tuple known, List<Announced> some, boolean shared, boolean after) {
        return known.addValue(column(some, Announced::household, UUID[]::new))
                .addValue(column(some, Announced::decile, Integer[]::new))
                .addBoolean(shared)
                .addValue(column(some, Announced::percentile, Integer[]::new))
                .addValue(column(some, Announced::sembako, Boolean[]::new))
                .addValue(column(some, Announced::pkh, Boolean[]::new))
                .addBoolean(after);
    }

    private static <T> T[] column(
            List<Announced> some, Function<Announced, T> field, IntFunction<T[]> array) {
        return some.stream().map(field).toArray(array);
    }
}
