package id.dinsos.disbursement.subject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is held of one person: facts, where they are paid, payments, and who fetched files.
 */
@Singleton
public class SubjectStore {
    private static final String FACTS =
            """
            select p.owner, p.household_id, p.birth_month, p.sex, p.alive, p.employment,
                p.civil_match, p.disability, p.severity, p.ppks_types, p.pregnant, p.schooling,
                p.veteran, i.bank, coalesce(i.erased, false) erased
            from beneficiary_person p left join beneficiary_identity i on i.person_id = p.id
            where p.id = $1
            """;

    /** Paid to them, for them, or for the household they live in. */
    private static final String PAYMENTS =
            """
            select id from view_ledger.payment where payee = $1
            union select id from view_ledger.payment where beneficiary = $1 and beneficiary <> payee
            limit 2000
            """;

    private static final String READS =
            """
            select r.file_id, r.at, r.actor from bank_file_read r where r.file_id in (
                select file from view_ledger.payment where payee = $1 and file is not null)
            order by r.at desc
            """;

    private final Pool pool;

    public SubjectStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Facts>> facts(UUID person) {
        return pool.preparedQuery(FACTS)
                .execute(Tuple.of(person))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(facts(row));
                    }
                    return Optional.empty();
                });
    }

    Uni<List<UUID>> payments(UUID person) {
        return pool.preparedQuery(PAYMENTS)
                .execute(Tuple.of(person))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID("id")));
                    return ids;
                });
    }

    /** Who fetched the bank files in which the person stands, the newest first. */
    Uni<List<FileRead>> reads(UUID person) {
        return pool.preparedQuery(READS)
                .execute(Tuple.of(person))
                .map(rows -> {
                    List<FileRead> reads = new ArrayList<>();
                    rows.forEach(row ->
                            reads.add(
                                    new FileRead(
                                            row.getUUID("file_id"),
                                            row.getOffsetDateTime("at").toInstant(),
                                            row.getString("actor"))));
                    return reads;
                });
    }

    private static Facts facts(Row row) {
        return new Facts(
                row.getString("owner"),
                row.getUUID("household_id"),
                row.getString("birth_month"),
                row.getString("sex"),
                row.getBoolean("alive"),
                row.getString("employment"),
                row.getString("civil_match"),
                row.getString("disability"),
                row.getString("severity"),
                List.of(row.getArrayOfStrings("ppks_types")),
                row.getBoolean("pregnant"),
                row.getString("schooling"),
                row.getBoolean("veteran"),
                row.getString("bank"),
                row.getBoolean("erased"));
    }

    /**
     * What rules decide by.
     *
     * @param bank where they are paid; the number is sealed, and only a bank file has it
     */
    public record Facts(
            String owner,
            @Nullable UUID householdId,
            @Nullable String birthMonth,
            String sex,
            boolean alive,
            String employment,
            String civilMatch,
            @Nullable String disability,
            @Nullable String severity,
            List<String> ppksTypes,
            @Nullable Boolean pregnant,
            @Nullable String schooling,
            @Nullable Boolean veteran,
            @Nullable String bank,
            boolean erased) {
        public Facts {
            ppksTypes = List.copyOf(ppksTypes);
        }
    }

    /** One fetching of a bank file. */
    public record FileRead(UUID file, Instant at, String actor) {}
}
