package id.dinsos.disbursement.beneficiary;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.disbursement.beneficiary.IdentityStore.Who;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.secret.SubjectKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the beneficiary tables for the recheck before instructing and for the bank file. */
@Singleton
public class BeneficiaryStore {
    /**
     * Nothing about them waits unread; no message ever does, as a rule, and then nothing is asked.
     */
    private static final String NONE_PARKED =
            """
            (not exists (select from parked) or not exists (
                select from parked k where k.key in (#keys)))
            """;

    private static final String NOW =
            """
            select h.id, h.state = 'LIVE' and (h.owner = $2 or h.owner like $2 || '.%')
                    and (exists (select from beneficiary_person b
                            where b.household_id = h.id and b.alive and b.merged_into is null)
                        or not exists (select from beneficiary_person b
                            where b.household_id = h.id))
                    and #unparked live,
                h.rosters, p.id payee, p.alive and p.merged_into is null payee_alive,
                p.id entitled, i.nik_hash, i.bank is not null and not i.erased account,
                i.account_print
            from unnest($1::uuid[]) u (id)
            join beneficiary_household h on h.id = u.id
            left join beneficiary_person away
                on away.id = h.payee_id and away.merged_into is not null
            left join beneficiary_person p on p.id =
                case when away.id is null then h.payee_id else survivor(h.payee_id) end
            left join beneficiary_identity i on i.person_id = p.id
            where $3::text is not null
            """
                    .replace(
                            "#unparked",
                            NONE_PARKED.replace(
                                    "#keys",
                                    "select h.id::text union all select h.payee_id::text union all"
                                            + " select b.id::text from beneficiary_person b"
                                            + " where b.household_id = h.id"));
    private static final String PERSONS_NOW =
            """
            select p.id, p.merged_into is null and (p.alive or $3 = 'HEIR')
                    and (p.owner = $2 or p.owner like $2 || '.%') and #unparked live,
                coalesce(h.rosters, '{}') rosters, y.id payee,
                y.alive and y.merged_into is null payee_alive, p.id entitled, own.nik_hash,
                i.bank is not null and not i.erased account, i.account_print
            from unnest($1::uuid[]) u (id)
            join beneficiary_person p on p.id = u.id
            left join beneficiary_household h on h.id = p.household_id
            left join beneficiary_identity own on own.person_id = p.id
            left join beneficiary_person y0 on y0.id = #payee
            left join beneficiary_person y on y.id =
                case when y0.merged_into is null then y0.id else survivor(y0.id) end
            left join beneficiary_identity i on i.person_id = y.id
            """
                    .replace("#payee", CandidateStore.PAYEE_OF_PERSON)
                    .replace(
                            "#unparked",
                            NONE_PARKED.replace(
                                    "#keys",
                                    "select p.id::text union all select h.id::text union all"
                                            + " select y0.id::text"));
    private static final String PAYEES =
            """
            select i.person_id, i.version, i.sealed, i.account_print, i.who,
                coalesce(p.alive and p.merged_into is null, false) alive
            from beneficiary_identity i left join beneficiary_person p on p.id = i.person_id
            where i.person_id = any($1) and not i.erased
            """;

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
                        Buffer hash = row.getBuffer("nik_hash");
                        found.put(
                                row.getUUID("id"),
                                new Standing(
                                        Boolean.TRUE.equals(row.getBoolean("live")),
                                        List.of(row.getArrayOfStrings("rosters")),
                                        row.getUUID("payee"),
                                        Boolean.TRUE.equals(row.getBoolean("payee_alive")),
                                        row.getUUID("entitled"),
                                        hash == null ? null : hash.getBytes(),
                                        Boolean.TRUE.equals(row.getBoolean("account")),
                                        print(row)));
                    }
                    return found;
                });
    }

    /** Payees with their names and accounts, opened for a file; who is erased is missing. */
    public Uni<Map<UUID, Payee>> payees(Collection<UUID> payees) {
        return pool.preparedQuery(PAYEES)
                .execute(Tuple.of(payees.toArray(UUID[]::new)))
                .flatMap(rows -> keys.fetch(pool, payees).map(ring -> opened(rows, ring)));
    }

    /**
     * Who signs for households or persons right now; whose payee is not known any more is missing.
     */
    public Uni<Map<UUID, Payee>> signers(
            ProgrammeTerms terms, String owner, Collection<UUID> beneficiaries) {
        return standing(terms, owner, beneficiaries)
                .flatMap(standing -> {
                    Map<UUID, UUID> payees = new HashMap<>();
                    standing.forEach((id, now) -> {
                        UUID who = now.payee();
                        if (who != null) {
                            payees.put(id, who);
                        }
                    });
                    return payees(payees.values())
                            .map(known -> {
                                payees.values().retainAll(known.keySet());
                                Map<UUID, Payee> found = new HashMap<>();
                                payees.forEach((id, who) ->
                                        found.put(id, Objects.requireNonNull(known.get(who))));
                                return found;
                            });
                });
    }

    private Map<UUID, Payee> opened(RowSet<Row> rows, SubjectKeys.Ring ring) {
        Map<UUID, Payee> found = new HashMap<>(rows.size() * 2);
        for (Row row : rows) {
            UUID person = row.getUUID("person_id");
            long version = row.getLong("version");
            Buffer sealed = row.getBuffer("sealed");
            Buffer who = row.getBuffer("who");
            Account account =
                    sealed == null
                            ? null
                            : identities
                                    .account(person, version, sealed.getBytes(), ring)
                                    .orElse(null);
            Who named =
                    who == null
                            ? Who.NOBODY
                            : identities
                                    .who(person, version, who.getBytes(), ring)
                                    .orElse(Who.NOBODY);
            found.put(
                    person,
                    new Payee(
                            account,
                            row.getBoolean("alive"),
                            print(row),
                            named.name(),
                            named.nik()));
        }
        return found;
    }

    private static @Nullable String print(Row row) {
        Buffer print = row.getBuffer("account_print");
        return print == null ? null : Base64.getEncoder().encodeToString(print.getBytes());
    }
}
