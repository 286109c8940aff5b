package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the beneficiary tables for the recheck before instructing and for the bank file. */
@Singleton
public class BeneficiaryStore {
    private static final String NOW =
            """
            select h.id, h.state = 'LIVE' and (h.owner = $2 or h.owner like $2 || '.%'),
                h.rosters, h.payee_id, p.alive and p.merged_into is null, h.payee_id,
                i.nik_hash,
                i.bank is not null and not i.erased
            from unnest($1::uuid[]) u (id)
            join beneficiary_household h on h.id = u.id
            left join beneficiary_person p on p.id = h.payee_id
            left join beneficiary_identity i on i.person_id = h.payee_id
            where $3::text is not null
            """;
    private static final String PERSONS_NOW =
            """
            select p.id, p.merged_into is null and (p.alive or $3 = 'HEIR')
                    and (p.owner = $2 or p.owner like $2 || '.%'),
                coalesce(h.rosters, '{}'), y.id, y.alive and y.merged_into is null, p.id,
                own.nik_hash,
                i.bank is not null and not i.erased
            from unnest($1::uuid[]) u (id)
            join beneficiary_person p on p.id = u.id
            left join beneficiary_household h on h.id = p.household_id
            left join beneficiary_identity own on own.person_id = p.id
            left join beneficiary_person y on y.id = #payee
            left join beneficiary_identity i on i.person_id = y.id
            """
                    .replace("#payee", CandidateStore.PAYEE_OF_PERSON);
    private static final String ACCOUNTS =
            "select person_id, version, sealed from beneficiary_identity"
                    + " where person_id = any($1) and sealed is not null";

    private final Pool pool;
    private final IdentityStore identities;
    private final SubjectKeys keys;

    public BeneficiaryStore(Pool pool, IdentityStore identities, SubjectKeys keys) {
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

    /** How households or persons stand right now towards the authority that pays. */
    public Uni<Map<UUID, Standing>> standing(
            ProgrammeTerms terms, String owner, Collection<UUID> beneficiaries) {
        boolean persons = terms.target() == ProgrammeTerms.Target.PERSON;
        return pool.preparedQuery(persons ? PERSONS_NOW : NOW)
                .execute(
                        Tuple.of(
                                beneficiaries.toArray(UUID[]::new),
                                owner,
                                terms.delivery().payee().name()))
                .map(rows -> {
                    Map<UUID, Standing> found = new HashMap<>(rows.size() * 2);
                    for (Row row : rows) {
                        Buffer hash = row.getBuffer(6);
                        found.put(
                                row.getUUID(0),
                                new Standing(
                                        Boolean.TRUE.equals(row.getBoolean(1)),
                                        List.of(row.getArrayOfStrings(2)),
                                        row.getUUID(3),
                                        Boolean.TRUE.equals(row.getBoolean(4)),
                                        row.getUUID(5),
                                        hash == null ? null : hash.getBytes(),
                                        Boolean.TRUE.equals(row.getBoolean(7))));
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
}
