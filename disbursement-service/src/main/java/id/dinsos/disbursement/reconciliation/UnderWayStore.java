package id.dinsos.disbursement.reconciliation;

import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.KnownTransfer;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What else is under way for the payments that a report names: another attempt of theirs, and other
 * payments that claim since what they gave back.
 */
@Singleton
public class UnderWayStore {
    private final EventStore store;
    private final BankFileStore files;
    private final EntitlementStore entitlements;

    public UnderWayStore(EventStore store, BankFileStore files, EntitlementStore entitlements) {
        this.store = store;
        this.files = files;
        this.entitlements = entitlements;
    }

    /**
     * @param files by transfer, of those that the lines do not name
     * @param holders by claim that a payment of the lines gave back
     */
    record UnderWay(Map<UUID, UUID> files, Map<String, UUID> holders) {}

    /** Empty where the file of an attempt is still to be made. */
    Optional<UnderWay> find(Map<UUID, KnownTransfer> named, Collection<Stream> payments) {
        Set<String> givenBack = new HashSet<>();
        List<Made> all = made(payments);
        all.forEach(one -> givenBack.addAll(one.givenBack()));
        Map<String, UUID> holders = Await.await(entitlements.taken(givenBack));
        if (!holders.isEmpty()) {
            all.addAll(made(Await.await(store.loadAll(Set.copyOf(holders.values()))).values()));
        }
        Set<UUID> others = new LinkedHashSet<>();
        for (Made one : all) {
            if (one.state() == PaymentState.INSTRUCTED && !named.containsKey(one.transfer())) {
                others.add(one.transfer());
            }
        }
        Map<UUID, UUID> found = new HashMap<>();
        if (!others.isEmpty()) {
            Await.await(files.transfers(others))
                    .forEach((transfer, known) -> found.put(transfer, known.file()));
        }
        return found.keySet().containsAll(others)
                ? Optional.of(new UnderWay(found, holders))
                : Optional.empty();
    }

    private static List<Made> made(Collection<Stream> streams) {
        List<Made> made = new ArrayList<>();
        for (Stream stream : streams) {
            if (stream.fold(PaymentPublisher.PAYMENT.decider()) instanceof Made one) {
                made.add(one);
            }
        }
        return made;
    }
}
