package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.eligibility.Benefit;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentStore;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What other runs have paid for the months of a run that is being frozen: a roster does not promise
 * what cannot be paid, and a place that an earlier run has given is taken. Where no other run pays
 * the months, which is the rule, nothing is asked. The claims guard the instruction all the same.
 */
@Singleton
public class EarlierStore {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunView runs;
    private final PaymentStore payments;
    private final BeneficiaryStore beneficiaries;
    private final EntitlementStore entitlements;
    private final Views views;

    public EarlierStore(
            RunView runs,
            PaymentStore payments,
            BeneficiaryStore beneficiaries,
            EntitlementStore entitlements,
            Views views) {
        this.runs = runs;
        this.payments = payments;
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
        this.views = views;
    }

    /** Waits until the tables know what was instructed before; asked before a freeze begins. */
    boolean anyBefore(RunPlan plan) {
        Await.await(views.upToDate("ledger", PATIENCE));
        return Await.await(runs.othersPay(plan.id(), asked(plan)));
    }

    /** What is due once a year may have been paid in any month of it, by another version. */
    private static List<YearMonth> asked(RunPlan plan) {
        if (plan.terms().benefit().period() != Benefit.Period.ONCE_A_YEAR) {
            return plan.months();
        }
        YearMonth january = plan.months().getFirst().withMonth(1);
        List<YearMonth> year = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            year.add(january.plusMonths(i));
        }
        return year;
    }

    /** How many have had a place in these months by other runs of the programme. */
    int beneficiaries(RunPlan plan) {
        return Await.await(
                payments.beneficiaries(plan.programme(), plan.owner(), plan.months(), plan.id()));
    }

    /** The rows, with those said to be paid already who are. */
    List<Row> marked(RunPlan plan, List<Row> rows) {
        List<Row> asked =
                rows.stream().filter(row -> row.isEligible() || row.mayBeReleased()).toList();
        if (asked.isEmpty()) {
            return rows;
        }
        Set<UUID> paid = paid(plan, asked);
        Set<UUID> claimed = claimed(plan, asked);
        List<Row> marked = new ArrayList<>(rows.size());
        Set<Row> open = new HashSet<>(asked);
        for (Row row : rows) {
            if (!open.contains(row)) {
                marked.add(row);
            } else if (paid.contains(row.beneficiary())) {
                marked.add(row.paidAlready());
            } else {
                marked.add(claimed.contains(row.beneficiary()) ? row.claimed() : row);
            }
        }
        return marked;
    }

    /** Those whose payments of all months exist. */
    private Set<UUID> paid(RunPlan plan, List<Row> rows) {
        Map<UUID, UUID> ids = new HashMap<>();
        for (Row row : rows) {
            for (YearMonth month : plan.months()) {
                ids.put(
                        PaymentOrder.idOf(plan.programme(), row.beneficiary(), month),
                        row.beneficiary());
            }
        }
        Map<UUID, Integer> months = new HashMap<>();
        for (UUID known : Await.await(payments.known(ids.keySet()))) {
            months.merge(ids.get(known), 1, Integer::sum);
        }
        Set<UUID> paid = new HashSet<>();
        months.forEach((beneficiary, some) -> {
            if (some == plan.months().size()) {
                paid.add(beneficiary);
            }
        });
        return paid;
    }

    /** Those of whose family, payee or record something else was paid in one of the months. */
    private Set<UUID> claimed(RunPlan plan, List<Row> rows) {
        Map<UUID, Standing> standing =
                Await.await(
                        beneficiaries.standing(
                                plan.terms(),
                                plan.owner(),
                                rows.stream().map(Row::beneficiary).toList()));
        Set<UUID> claimed = new HashSet<>();
        for (YearMonth month : plan.months()) {
            Map<UUID, List<String>> claims =
                    Await.await(
                            entitlements.claims(plan.programme(), plan.terms(), month, standing));
            Set<String> all = new HashSet<>();
            claims.values().forEach(all::addAll);
            Map<String, UUID> taken = Await.await(entitlements.taken(all));
            claims.forEach((beneficiary, some) -> {
                UUID own = PaymentOrder.idOf(plan.programme(), beneficiary, month);
                if (some.stream()
                        .anyMatch(one -> taken.containsKey(one) && !own.equals(taken.get(one)))) {
                    claimed.add(beneficiary);
                }
            });
        }
        return claimed;
    }
}
