package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.Row;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks again at those whom a freeze found eligible: who is still due, asked of the tables of this
 * moment, and whose entitlement of the month nobody has used. Of two who share an entitlement
 * within the rows the first is due and the other is held, for a person to look at.
 */
@Singleton
public class DueStore {
    private final BeneficiaryStore beneficiaries;
    private final EntitlementStore entitlements;

    public DueStore(BeneficiaryStore beneficiaries, EntitlementStore entitlements) {
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
    }

    /** Those still due, in the order of the rows, and the others with the reason. */
    Due.Assessment ask(RunPlan plan, YearMonth month, List<Row> rows) {
        return answer(plan, month, rows, true);
    }

    /**
     * As {@code ask}, but whether an entitlement is used already is left to the claim itself, save
     * where a person has overruled one.
     */
    Due.Assessment unclaimed(RunPlan plan, YearMonth month, List<Row> rows) {
        return answer(plan, month, rows, false);
    }

    private Due.Assessment answer(RunPlan plan, YearMonth month, List<Row> rows, boolean careful) {
        Map<UUID, Standing> standing =
                Await.await(
                        beneficiaries.standing(
                                plan.terms(),
                                plan.owner(),
                                rows.stream().map(Row::beneficiary).toList()));
        Map<UUID, List<String>> claims =
                Await.await(entitlements.claims(plan.programme(), plan.terms(), month, standing));
        Map<String, UUID> taken = Await.await(entitlements.taken(asked(rows, claims, careful)));
        List<Due> due = new ArrayList<>(rows.size());
        List<Unpaid> unpaid = new ArrayList<>();
        Set<String> here = new HashSet<>(rows.size() * 4);
        for (Row row : rows) {
            Standing now = standing.get(row.beneficiary());
            if (now == null || !now.isStillDue(plan.terms(), row.payee(), row.account())) {
                unpaid.add(Unpaid.changed(row));
                continue;
            }
            List<String> own = claims.getOrDefault(row.beneficiary(), List.of());
            UUID payment = PaymentOrder.idOf(plan.programme(), row.beneficiary(), month);
            if (own.stream().anyMatch(one -> payment.equals(taken.get(one)))) {
                unpaid.add(Unpaid.duplicate(row));
            } else if (row.overrulesClaims()) {
                due.add(
                        new Due(
                                row,
                                row.payee(),
                                free(own, taken, here),
                                own.stream()
                                        .filter(taken::containsKey)
                                        .map(taken::get)
                                        .collect(Collectors.toSet())));
            } else if (own.stream().anyMatch(one -> taken.containsKey(one) || here.contains(one))) {
                unpaid.add(Unpaid.claimed(row));
            } else {
                here.addAll(own);
                due.add(new Due(row, row.payee(), own));
            }
        }
        return new Due.Assessment(due, unpaid);
    }

    /** A second payment that a person has allowed claims what nobody holds. */
    private static List<String> free(List<String> own, Map<String, UUID> taken, Set<String> here) {
        return own.stream().filter(one -> !taken.containsKey(one) && here.add(one)).toList();
    }

    private static Collection<String> asked(
            List<Row> rows, Map<UUID, List<String>> claims, boolean careful) {
        Set<String> asked = new HashSet<>();
        for (Row row : rows) {
            if (careful || row.overrulesClaims()) {
                asked.addAll(claims.getOrDefault(row.beneficiary(), List.of()));
            }
        }
        return asked;
    }
}
