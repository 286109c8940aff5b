package id.dinsos.demo.run;

import id.dinsos.demo.bank.BankSimulator;
import id.dinsos.demo.bank.Banking;
import id.dinsos.demo.office.Desk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Everything that follows a frozen roster, in one go: from the approvals to the closed run. */
public final class Payout {
    private final Desk desk;
    private final PayRun run;
    private final Banking banking;

    public Payout(Desk desk, PayRun run, long seed, Path folder) {
        this.desk = desk;
        this.run = run;
        this.banking =
                new Banking(desk, run.order().programme(), new BankSimulator(seed), folder, false);
    }

    /**
     * Pays out; what became of the transfers.
     *
     * @param transfers how many there must be
     * @param leftOut how many of the roster have changed since the freeze
     * @param places by which to add up, if at all
     */
    public BankSimulator.Outcomes pay(int transfers, int leftOut, Optional<Totals.Places> places)
            throws IOException, InterruptedException {
        run.submit();
        run.approve();
        run.fund();
        run.instruct(leftOut);
        banking.send(run.path(), transfers);
        BankSimulator.Outcomes outcomes = banking.firstReports();
        banking.secondReports(false);
        Totals totals = new Totals(desk, run);
        if (places.isPresent()) {
            totals.byPlace(places.get(), outcomes, 0);
        }
        run.close();
        totals.check(outcomes, true);
        return outcomes;
    }

    public int paidTo(Set<String> names) {
        return banking.paidTo(names);
    }
}
