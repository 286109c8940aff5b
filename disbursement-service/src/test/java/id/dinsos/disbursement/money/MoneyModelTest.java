package id.dinsos.disbursement.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random commands to programmes, budgets, runs and payments, and a model that knows
 * only sums and words. A failure names its seed; {@code -Dseed=N} plays it again.
 */
class MoneyModelTest {
    private static final int SEEDS = 200;
    private static final int COMMANDS = 400;
    private static final int SCAN_EVERY = 100;

    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void no_rupiah_is_made_or_lost_whatever_happens() {
        Long chosen = Long.getLong("seed");
        if (chosen != null) {
            play(chosen);
            return;
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                play(seed);
            } catch (Throwable failure) {
                throw new AssertionError("seed " + seed + " (replay with -Dseed)", failure);
            }
        }
        System.out.printf("seeds 1..%d, accepted %s, refused %s%n", SEEDS, accepted, refused);
        assertThat(accepted)
                .containsKeys(
                        "set-aside",
                        "commit",
                        "close",
                        "hand-over",
                        "lapse",
                        "merge",
                        "merge-households",
                        "nik",
                        "overrule",
                        "part-households",
                        "budget-approve",
                        "order-payment",
                        "propose-revision",
                        "propose-shift",
                        "recovery-CLAIM",
                        "recovery-RECEIPT",
                        "recovery-WRITE_OFF",
                        "recovery-note-return",
                        "register-anew",
                        "Release",
                        "release-funds",
                        "Report",
                        "split",
                        "unite",
                        "unmerge");
        assertThat(refused)
                .containsKeys(
                        "approver-is-preparer",
                        "budget-approved-by-preparer",
                        "budget-exhausted",
                        "budget-in-use",
                        "budget-money-given-back",
                        "budget-reserve-differs",
                        "budget-reserves-short",
                        "budget-year-closed",
                        "claimed",
                        "closer-is-approver",
                        "order-beyond-run",
                        "paper-by-approver",
                        "payment-already-instructed",
                        "payment-entitlement-released",
                        "payment-in-bank-file",
                        "programme-quota-below-committed",
                        "recovery-amount-wrong",
                        "recovery-receipt-known",
                        "recovery-step-of-your-own",
                        "run-files-missing",
                        "run-funds-missing");
    }

    private void play(long seed) {
        MoneyOffice office = new MoneyOffice(seed);
        for (int i = 1; i <= COMMANDS; i++) {
            office.act();
            office.check();
            office.checkEntitlements();
            if (i % SCAN_EVERY == 0) {
                office.scan();
            }
        }
        office.accepted().forEach((what, times) -> accepted.merge(what, times, Integer::sum));
        office.refused().forEach((what, times) -> refused.merge(what, times, Integer::sum));
    }
}
