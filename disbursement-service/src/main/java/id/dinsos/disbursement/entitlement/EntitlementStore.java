package id.dinsos.disbursement.entitlement;

import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.programme.ProgrammeTerms.Target;
import id.dinsos.eventstore.secret.KeyedHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The claims that keep a family or person from being paid twice in a month, as keyed hashes over
 * what {@link Entitled} names. Looking claims up beforehand only spares the other payments of a
 * slice a lost commit; the claims themselves are what guards. What may be with the bank keeps them
 * until two officers release it: a person looks before anything else is paid for the same.
 */
@Singleton
public class EntitlementStore {
    /** The earliest of the country's midnights: one hour too much of the past does no harm. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(9);

    /** Records merged into those entitled, and households that members have left. */
    private static final String AROUND =
            """
            with recursive entitled (beneficiary, id) as (
                select * from unnest($1::uuid[], $2::uuid[])
                union
                select e.beneficiary, q.id
                from entitled e join beneficiary_person q on q.merged_into = e.id),
            member (beneficiary, id) as (
                select b.household_id, b.id from beneficiary_person b
                where $4 and b.household_id = any($1) and b.merged_into is null
                union
                select m.beneficiary, q.id
                from member m join beneficiary_person q on q.merged_into = m.id)
            select beneficiary, id, true record from entitled where id is not null
            union
            select m.beneficiary, w.household_id, false
            from member m join beneficiary_person_was w on w.id = m.id and w.until > $3
            where w.household_id is not null and w.merged_into is null
            """;

    /** What a month claims lies side by side in the index, which else grows by three a payment. */
    private static final int SCOPE_BYTES = 4;

    private static final int PART_BYTES = 16;

    private final Pool pool;
    private final KeyedHash hash;

    public EntitlementStore(Pool pool, KeyedHash hash) {
        this.pool = pool;
        this.hash = hash;
    }

    /** What a payment to each of them would claim, in base64; nothing where nothing excludes. */
    public Uni<Map<UUID, List<String>>> claims(
            String programme, ProgrammeTerms terms, YearMonth month, Map<UUID, Standing> standing) {
        if (!terms.benefit().excludesOthers() || standing.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return entitled(terms, month.atDay(1), standing)
                .map(found -> {
                    Map<UUID, List<String>> claims = new HashMap<>(found.size() * 2);
                    Map<String, byte[]> scopes = new HashMap<>();
                    found.forEach((id, one) ->
                            claims.put(id, hashed(one.claims(programme, terms, month), scopes)));
                    return claims;
                });
    }

    /** Who is meant by each of them, with the households that members have left since a day. */
    public Uni<Map<UUID, Entitled>> entitled(
            ProgrammeTerms terms, LocalDate since, Map<UUID, Standing> standing) {
        boolean households = terms.target() == Target.HOUSEHOLD;
        UUID[] ids = new UUID[standing.size()];
        @Nullable UUID[] entitled = new @Nullable UUID[standing.size()];
        int i = 0;
        for (Map.Entry<UUID, Standing> one : standing.entrySet()) {
            ids[i] = one.getKey();
            entitled[i++] = one.getValue().entitled();
        }
        return pool.preparedQuery(AROUND)
                .execute(
                        Tuple.of(
                                ids, entitled, since.atStartOfDay().atOffset(EARLIEST), households))
                .map(rows -> {
                    Map<UUID, Set<UUID>> records = new HashMap<>();
                    Map<UUID, Set<UUID>> former = new HashMap<>();
                    for (Row row : rows) {
                        Map<UUID, Set<UUID>> kind = row.getBoolean("record") ? records : former;
                        kind.computeIfAbsent(row.getUUID("beneficiary"), id -> new HashSet<>())
                                .add(row.getUUID("id"));
                    }
                    Map<UUID, Entitled> found = new HashMap<>(ids.length * 2);
                    standing.forEach((id, now) ->
                            found.put(
                                    id,
                                    new Entitled(
                                            households ? id : null,
                                            records.getOrDefault(id, Set.of(id)),
                                            hex(now.nikHash()),
                                            former.getOrDefault(id, Set.of()))));
                    return found;
                });
    }

    /** Who holds those of the given that somebody holds: a payment, or a chunk that hands over. */
    public Uni<Map<String, UUID>> taken(Collection<String> entitlements) {
        if (entitlements.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Buffer[] values =
                entitlements.stream()
                        .map(one -> Buffer.buffer(Base64.getDecoder().decode(one)))
                        .toArray(Buffer[]::new);
        return pool.preparedQuery(
                        "select value, stream_id from claim where kind = $1 and value = any($2)")
                .execute(Tuple.of(PaymentPublisher.CLAIM, values))
                .map(rows -> {
                    Map<String, UUID> taken = new HashMap<>();
                    for (Row row : rows) {
                        byte[] value = row.getBuffer("value").getBytes();
                        taken.put(
                                Base64.getEncoder().encodeToString(value),
                                row.getUUID("stream_id"));
                    }
                    return taken;
                });
    }

    /** As they are claimed: keyed hashes in base64. */
    public List<String> hashed(List<String> claims) {
        return hashed(claims, new HashMap<>());
    }

    private List<String> hashed(List<String> claims, Map<String, byte[]> scopes) {
        List<String> hashed = new ArrayList<>(claims.size());
        for (String one : claims) {
            byte[] scope =
                    scopes.computeIfAbsent(
                            one.substring(0, one.lastIndexOf('|')), it -> hash.of("scope", it));
            byte[] value = Arrays.copyOf(scope, SCOPE_BYTES + PART_BYTES);
            System.arraycopy(hash.of("entitlement", one), 0, value, SCOPE_BYTES, PART_BYTES);
            hashed.add(Base64.getEncoder().encodeToString(value));
        }
        return hashed;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
