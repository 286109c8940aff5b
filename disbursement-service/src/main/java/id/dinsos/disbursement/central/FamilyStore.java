package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.StatusProcess.Family;
import id.dinsos.disbursement.central.StatusProcess.FoundRow;
import id.dinsos.eventstore.secret.KeyedHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose a row of the ministry's file is: by the keyed hash of the NIK, among the families of the
 * office. A number that two families have is nobody's, because nobody guesses.
 */
@Singleton
class FamilyStore {
    private static final String FIND =
            """
            select i.nik_hash, h.id household, p.id person, h.region
            from beneficiary_identity i
                join beneficiary_person p on p.id = i.person_id and p.merged_into is null
                join beneficiary_household h on h.id = p.household_id
            where i.nik_hash = any($1) and (h.owner = $2 or starts_with(h.owner, $2 || '.'))
            """;

    private final Pool pool;
    private final KeyedHash hash;

    FamilyStore(Pool pool, KeyedHash hash) {
        this.pool = pool;
        this.hash = hash;
    }

    /**
     * The rows with whose they are, in their order.
     *
     * @param persons the programme is for persons, not for households
     */
    Uni<List<FoundRow>> find(String owner, boolean persons, List<StatusRow> rows) {
        Buffer[] hashes =
                rows.stream()
                        .map(row -> Buffer.buffer(hash.of("nik", row.nik())))
                        .toArray(Buffer[]::new);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(hashes, owner))
                .map(found -> {
                    Map<String, Optional<Family>> families = new HashMap<>();
                    for (Row row : found) {
                        UUID beneficiary = row.getUUID(persons ? "person" : "household");
                        Family family = new Family(beneficiary, row.getString("region"));
                        families.merge(
                                key(row.getBuffer("nik_hash").getBytes()),
                                Optional.of(family),
                                (one, other) -> one.equals(other) ? one : Optional.empty());
                    }
                    return rows.stream()
                            .map(row ->
                                    new FoundRow(
                                            row,
                                            families.getOrDefault(
                                                            key(hash.of("nik", row.nik())),
                                                            Optional.empty())
                                                    .orElse(null)))
                            .toList();
                });
    }

    private static String key(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
