package id.dinsos.disbursement.instruct;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Standing;
import id.dinsos.disbursement.entitlement.EntitlementStore;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.run.RunPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at those whom a freeze found eligible: who is still due, asked of the tables of this
 * moment, and whose entitlement of the month nobody has used. Of two entitled as one person within
 * the rows, the first is due.
 */
@Singleton
public class DueStore {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final BeneficiaryStore beneficiaries;
    private final EntitlementStore entitlements;

    public DueStore(BeneficiaryStore beneficiaries, EntitlementStore entitlements) {
        this.beneficiaries = beneficiaries;
        this.entitlements = entitlements;
    }

    /** Those still due, in the order of the rows, and the others with the reason. */
    Answer ask(RunPlan plan, YearMonth month, List<Row> rows) {
        return free(unclaimed(plan, month, rows));
    }

    /** As {@code ask}, but whether an entitlement is used already is left to the claim itself. */
    Answer unclaimed(RunPlan plan, YearMonth month, List<Row> rows) {
        Map<UUID, Standing> standing =
                await(
                        beneficiaries.standing(
                                plan.terms(),
                                plan.owner(),
                                rows.stream().map(Row::beneficiary).toList()));
        boolean exclusive = plan.terms().benefit().excludesOthers();
        List<Due> due = new ArrayList<>(rows.size());
        List<Unpaid> unpaid = new ArrayList<>();
        Set<String> here = new HashSet<>(rows.size() * 2);
        for (Row row : rows) {
            Standing now = standing.get(row.beneficiary());
            UUID payee = row.payee();
            if (now == null || !now.isStillDue(plan.terms(), payee, row.account())) {
                unpaid.add(Unpaid.changed(row));
            } else if (!exclusive || payee == null) {
                due.add(new Due(row, payee, ""));
            } else {
                String entitlement =
                        entitlements.of(plan.terms().conflictGroup(), month, now, payee);
                if (here.add(entitlement)) {
                    due.add(new Due(row, payee, entitlement));
                } else {
                    unpaid.add(Unpaid.duplicate(row));
                }
            }
        }
        return new Answer(due, unpaid);
    }

    private Answer free(Answer asked) {
        Set<String> claims = new HashSet<>(asked.due().size() * 2);
        asked.due().forEach(one -> claims.add(one.entitlement()));
        claims.remove("");
        Set<String> taken = claims.isEmpty() ? Set.of() : await(entitlements.taken(claims));
        List<Due> due = new ArrayList<>(asked.due().size());
        List<Unpaid> unpaid = new ArrayList<>(asked.unpaid());
        for (Due one : asked.due()) {
            if (taken.contains(one.entitlement())) {
                unpaid.add(Unpaid.duplicate(one.row()));
            } else {
                due.add(one);
            }
        }
        return new Answer(due, unpaid);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LIMIT);
    }

    /**
     * One who is due.
     *
     * @param entitlement keyed hash in base64; empty where the benefit excludes no other
     */
    record Due(Row row, @Nullable UUID payee, String entitlement) {}

    /** Everybody asked about, once. */
    record Answer(List<Due> due, List<Unpaid> unpaid) {}
}
