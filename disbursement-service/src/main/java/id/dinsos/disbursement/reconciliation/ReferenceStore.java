package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which transfer was credited under which reference of a bank's day. Banks begin their numbers
 * anew, so a reference means something within one day of one bank alone.
 */
@Singleton
public class ReferenceStore {
    private static final String TAKE =
            """
            insert into bank_reference (owner, bank, on_day, reference, transfer_id)
            select $1, u.* from unnest($2::text[], $3::date[], $4::text[], $5::uuid[])
                u (bank, on_day, reference, transfer_id)
            order by 2, 3, 4
            on conflict do nothing
            """;
    private static final String HOLDERS =
            """
            select r.bank, r.on_day, r.reference, r.transfer_id
            from unnest($2::text[], $3::date[], $4::text[]) u (bank, on_day, reference)
            join bank_reference r on r.owner = $1 and r.bank = u.bank and r.on_day = u.on_day
                and r.reference = u.reference
            """;

    private final Pool pool;

    public ReferenceStore(Pool pool) {
        this.pool = pool;
    }

    /** A reference as a bank gave it. */
    private record Reference(String bank, LocalDate on, String text) {}

    /**
     * Takes the references of the credits, and says by line which were given for another transfer.
     *
     * @param banks by file
     */
    Uni<Map<Integer, UUID>> takenBy(
            String owner,
            List<ReportLine> lines,
            Map<UUID, KnownTransfer> transfers,
            Map<UUID, String> banks) {
        Map<ReportLine, Map.Entry<Reference, UUID>> wanted = new LinkedHashMap<>();
        for (ReportLine line : lines) {
            UUID transfer = line.transferId().orElse(null);
            KnownTransfer known = transfer == null ? null : transfers.get(transfer);
            String bank = known == null ? null : banks.get(known.file());
            if (transfer != null
                    && known != null
                    && bank != null
                    && line.status() == BankStatus.CREDITED
                    && !line.bankReference().isEmpty()
                    && known.amountRupiah() == line.amount().amount()) {
                Reference reference = new Reference(bank, line.on(), line.bankReference());
                wanted.put(line, Map.entry(reference, transfer));
            }
        }
        return take(owner, List.copyOf(wanted.values()))
                .map(holders -> {
                    Map<Integer, UUID> taken = new HashMap<>();
                    wanted.forEach((line, one) -> {
                        UUID holder = holders.get(one.getKey());
                        if (holder != null && !holder.equals(one.getValue())) {
                            taken.put(line.number(), holder);
                        }
                    });
                    return taken;
                });
    }

    /** Takes those that are free, the first of equal ones; who holds each now. */
    private Uni<Map<Reference, UUID>> take(String owner, List<Map.Entry<Reference, UUID>> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Map<Reference, UUID> first = new HashMap<>();
        wanted.forEach(one -> first.putIfAbsent(one.getKey(), one.getValue()));
        List<Map.Entry<Reference, UUID>> all = new ArrayList<>(first.entrySet());
        String[] banks = all.stream().map(one -> one.getKey().bank()).toArray(String[]::new);
        LocalDate[] days = all.stream().map(one -> one.getKey().on()).toArray(LocalDate[]::new);
        String[] texts = all.stream().map(one -> one.getKey().text()).toArray(String[]::new);
        UUID[] transfers = all.stream().map(Map.Entry::getValue).toArray(UUID[]::new);
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(owner, banks, days, texts, transfers))
                .flatMap(taken ->
                        taken.rowCount() == first.size()
                                ? Uni.createFrom().item(first)
                                : holders(owner, banks, days, texts));
    }

    /**
     * Asked only where one was taken before: most reports name each reference for the first time.
     */
    private Uni<Map<Reference, UUID>> holders(
            String owner, String[] banks, LocalDate[] days, String[] texts) {
        return pool.preparedQuery(HOLDERS)
                .execute(Tuple.of(owner, banks, days, texts))
                .map(rows -> {
                    Map<Reference, UUID> holders = new HashMap<>(rows.size() * 2);
                    rows.forEach(row ->
                            holders.put(
                                    new Reference(
                                            row.getString("bank"),
                                            row.getLocalDate("on_day"),
                                            row.getString("reference")),
                                    row.getUUID("transfer_id")));
                    return holders;
                });
    }
}
