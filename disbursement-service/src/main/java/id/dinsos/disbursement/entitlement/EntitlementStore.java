package id.dinsos.disbursement.entitlement;

import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.secret.KeyedHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The claim that keeps a person from being paid twice in a month: a keyed hash over the conflict
 * group, the month and the NIK of who is paid. It holds through splits, merges, second
 * registrations and programmes that exclude each other. Looking claims up beforehand only spares
 * the other payments of a slice a lost commit; the claim itself is what guards.
 */
@Singleton
public class EntitlementStore {
    private final Pool pool;
    private final KeyedHash hash;

    public EntitlementStore(Pool pool, KeyedHash hash) {
        this.pool = pool;
        this.hash = hash;
    }

    /** In base64. Without a NIK the own id of who is entitled stands in for it. */
    public String of(String conflictGroup, YearMonth month, Standing standing, UUID payee) {
        byte[] nikHash = standing.nikHash();
        UUID entitled = Objects.requireNonNullElse(standing.entitled(), payee);
        String person = nikHash == null ? entitled.toString() : HexFormat.of().formatHex(nikHash);
        byte[] value = hash.of("entitlement", conflictGroup + '|' + month + '|' + person);
        return Base64.getEncoder().encodeToString(value);
    }

    /** Those of the given that somebody holds. */
    public Uni<Set<String>> taken(Collection<String> entitlements) {
        Buffer[] values =
                entitlements.stream()
                        .map(one -> Buffer.buffer(Base64.getDecoder().decode(one)))
                        .toArray(Buffer[]::new);
        return pool.preparedQuery("select value from claim where kind = $1 and value = any($2)")
                .execute(Tuple.of(PaymentPublisher.CLAIM, values))
                .map(rows -> {
                    Set<String> taken = new HashSet<>();
                    rows.forEach(row ->
                            taken.add(
                                    Base64.getEncoder()
                                            .encodeToString(row.getBuffer(0).getBytes())));
                    return taken;
                });
    }
}
