package id.dinsos.disbursement.money;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunPublisher;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Orders and releases of a run in parts: nothing is instructed before they cover it. */
final class MoneyPapers {
    private static final LocalDate DAY = LocalDate.of(MoneyOffice.YEAR, 2, 1);

    private final MoneyOffice office;

    MoneyPapers(MoneyOffice office) {
        this.office = office;
    }

    /** One paper more; whether the instruction has begun by now. */
    boolean fund(Work run) {
        long needed = MoneyOffice.AMOUNT * run.roster.size();
        UUID id = run.plan.id();
        String by =
                office.random.nextInt(3) == 0
                        ? office.any(MoneyOffice.PEOPLE)
                        : run.plan.preparer();
        String barred = run.approvers.contains(by) ? "paper-by-approver" : "";
        if (run.released < needed || office.random.nextInt(8) == 0) {
            long amount =
                    switch (office.random.nextInt(3)) {
                        case 0 -> needed;
                        case 1 -> Math.max(1, needed - run.released);
                        default -> 1 + office.random.nextInt(300_000);
                    };
            String number = "SPM-" + office.names++;
            String expected =
                    !barred.isEmpty()
                            ? barred
                            : run.released + amount > needed ? "order-beyond-run" : "";
            if (office.expect(
                    expected,
                    "order-payment",
                    office.log.ask(
                            RunPublisher.RUN,
                            id,
                            new RunCommand.OrderPayment(paper(number), new Rupiah(amount), by)))) {
                run.preparers.add(by);
                office.note(
                        "",
                        "release-funds",
                        office.log.ask(
                                RunPublisher.RUN,
                                id,
                                new RunCommand.ReleaseFunds(number, paper("SP2D-" + number), by)));
                run.released += amount;
            }
        }
        return office.expect(
                run.released < needed ? "run-funds-missing" : "",
                "start",
                office.log.ask(RunPublisher.RUN, id, new RunCommand.StartInstruct()));
    }

    static Paper paper(String number) {
        return new Paper(number, DAY, List.of());
    }
}
