package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.disbursement.eligibility.Facts;
import id.dinsos.eventstore.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beneficiary tables for the freeze, the recheck before instructing and the bank file.
 */
@Singleton
public class BeneficiaryView {
    private static final String CANDIDATES =
            " from beneficiary_household h where (h.owner = $1 or h.owner like $1 || '.%')"
                    + " and ($2 = '' or $2 = any(h.ever_on))";
    private static final String BOUNDARIES =
            "select id, total from (select h.id, row_number() over (order by h.id) - 1 as place,"
                    + " count(*) over () as total"
                    + CANDIDATES
                    + ") c where place % $3 = 0 order by id";
    private static final String CHUNK =
            """
            select h.id, h.region, h.state = 'LIVE', h.rosters, h.decile, h.payee_id,
                p.alive, p.civil_match, i.person_id is not null, i.bank is not null,
                m.known >= h.members, m.jobs
            from beneficiary_household h
            left join beneficiary_person p on p.id = h.payee_id
            left join beneficiary_identity i on i.person_id = h.payee_id
            cross join lateral (
                select count(*) known, string_agg(b.employment, ',') jobs
                from beneficiary_person b where b.household_id = h.id and b.alive) m
            where (h.owner = $1 or h.owner like $1 || '.%') and ($2 = '' or $2 = any(h.ever_on))
                and h.id between $3 and $4
            order by h.id
            """;
    private static final String NOW =
            """
            select h.id, h.state = 'LIVE', h.rosters, h.payee_id, p.alive, i.nik_hash,
                i.bank is not null and not i.erased
            from unnest($1::uuid[]) u (id)
            join beneficiary_household h on h.id = u.id
            left join beneficiary_person p on p.id = h.payee_id
            left join beneficiary_identity i on i.person_id = h.payee_id
            """;
    private static final String ACCOUNTS =
            "select person_id, version, sealed from beneficiary_identity"
                    + " where person_id = any($1) and sealed is not null";

    private final Pool pool;
    private final IdentityRowsView identities;
    private final SubjectKeys keys;

    public BeneficiaryView(Pool pool, IdentityRowsView identities, SubjectKeys keys) {
        this.pool = pool;
        this.identities = identities;
        this.keys = keys;
    }

    /** Fresh statistics, so that a table just loaded is not scanned whole for each chunk. */
    public Uni<Void> analyze() {
        return pool.query("analyze beneficiary_household, beneficiary_person, beneficiary_identity")
                .execute()
                .replaceWithVoid();
    }

    /** Cuts the candidates into ranges of ids; empty roster: everybody of the owner. */
    public Uni<Boundaries> boundaries(String owner, String roster, int size) {
        return pool.preparedQuery(BOUNDARIES)
                .execute(Tuple.of(owner, roster, size))
                .map(rows -> {
                    List<UUID> firsts = new ArrayList<>();
                    int total = 0;
                    for (Row row : rows) {
                        firsts.add(row.getUUID(0));
                        total = Math.toIntExact(row.getLong(1));
                    }
                    return new Boundaries(total, firsts);
                });
    }

    /** The candidates of one range, both ends included, with their facts, by id. */
    public Uni<List<Candidate>> chunk(String owner, String roster, UUID first, UUID last) {
        return pool.preparedQuery(CHUNK)
                .execute(Tuple.of(owner, roster, first, last))
                .map(rows -> {
                    List<Candidate> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(candidate(row));
                    }
                    return found;
                });
    }

    /** How the given households stand right now. */
    public Uni<Map<UUID, Standing>> standing(Collection<UUID> households) {
        return pool.preparedQuery(NOW)
                .execute(Tuple.of(households.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Standing> found = new HashMap<>(rows.size() * 2);
                    for (Row row : rows) {
                        Buffer hash = row.getBuffer(5);
                        found.put(
                                row.getUUID(0),
                                new Standing(
                                        row.getBoolean(1),
                                        List.of(row.getArrayOfStrings(2)),
                                        row.getUUID(3),
                                        Boolean.TRUE.equals(row.getBoolean(4)),
                                        hash == null ? null : hash.getBytes(),
                                        Boolean.TRUE.equals(row.getBoolean(6))));
                    }
                    return found;
                });
    }

    /** The accounts of payees, opened for a bank file; who has none or is erased is missing. */
    public Uni<Map<UUID, Account>> accounts(Collection<UUID> payees) {
        return pool.preparedQuery(ACCOUNTS)
                .execute(Tuple.of(payees.toArray(UUID[]::new)))
                .flatMap(rows ->
                        keys.fetch(pool, payees)
                                .map(ring -> {
                                    Map<UUID, Account> found = new HashMap<>();
                                    for (Row row : rows) {
                                        Optional<Account> account =
                                                identities.account(
                                                        row.getUUID(0),
                                                        row.getLong(1),
                                                        row.getBuffer(2).getBytes(),
                                                        ring);
                                        account.ifPresent(a -> found.put(row.getUUID(0), a));
                                    }
                                    return found;
                                }));
    }

    private static Candidate candidate(Row row) {
        UUID payee = row.getUUID(5);
        boolean identityKnown = row.getBoolean(8);
        boolean membersKnown = row.getBoolean(10);
        String jobs = row.getString(11);
        Facts facts =
                new Facts(
                        row.getBoolean(2),
                        List.of(row.getArrayOfStrings(3)),
                        row.getInteger(4),
                        payee != null,
                        row.getBoolean(6),
                        row.getString(7),
                        !membersKnown ? null : jobs(jobs),
                        identityKnown ? row.getBoolean(9) : null);
        return new Candidate(row.getUUID(0), payee, row.getString(1), facts);
    }

    /** First ids of the chunks, ascending, and how many candidates there are. */
    public record Boundaries(int candidates, List<UUID> firstIds) {}

    /** Each once, in a stable order; most households have one or two. */
    private static List<String> jobs(@Nullable String all) {
        return all == null ? List.of() : Arrays.stream(all.split(",")).distinct().sorted().toList();
    }
}
