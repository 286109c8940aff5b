package id.dinsos.disbursement.channel;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.paper.Paper;
import id.dinsos.disbursement.run.Instructed;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunCommand;
import id.dinsos.disbursement.run.RunDecider;
import id.dinsos.disbursement.run.RunDeciderTest;
import id.dinsos.disbursement.run.RunEvent;
import id.dinsos.disbursement.run.RunEvent.RunApproved;
import id.dinsos.disbursement.run.RunEvent.RunFileReleased;
import id.dinsos.disbursement.run.RunEvent.RunFilesMade;
import id.dinsos.disbursement.run.RunEvent.RunFreezeStarted;
import id.dinsos.disbursement.run.RunEvent.RunFrozen;
import id.dinsos.disbursement.run.RunEvent.RunInstructed;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunSubmitted;
import id.dinsos.disbursement.run.RunPlan;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.ProcessSpec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank file leaves by the word of somebody who had no hand in what it pays. */
class ReleaseProcessTest {
    private static final Paper DECREE = new Paper("900/1", LocalDate.of(2026, 11, 2), List.of());
    private static final Aggregate<RunCommand, Run, RunEvent> RUNS = Aggregate.of(new RunDecider());
    private static final RunPlan PLAN = RunDeciderTest.plan(List.of(YearMonth.of(2026, 11)));
    private static final UUID FILE = new UUID(0, 8);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private final ReleaseProcess process = new ReleaseProcess(RUNS, BankFileDecider.BANK_FILE);

    @Test
    void somebody_new_lets_the_file_go_and_the_run_knows_it() {
        instructed()
                .when(unit -> process.release(unit, FILE, "rini", DAY))
                .then(
                        events(FILE, new BankFileReleased("rini", DAY)),
                        events(PLAN.id(), new RunFileReleased(FILE, "rini")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sari", "budi", "ani"})
    void who_prepared_or_approved_does_not(String by) {
        instructed()
                .when(unit -> process.release(unit, FILE, by, DAY))
                .thenRefused(RunCode.RELEASER_IS_INVOLVED);
    }

    @Test
    void a_file_that_is_not_there_is_not_released() {
        given(RUNS, PLAN.id())
                .when(unit -> process.release(unit, FILE, "rini", DAY))
                .thenRefused(BankFileCode.BANK_FILE_NOT_FOUND);
    }

    @Test
    void a_file_leaves_once() {
        instructed()
                .when(unit -> process.release(unit, FILE, "rini", DAY))
                .andThen()
                .when(unit -> process.release(unit, FILE, "tono", DAY))
                .thenRefused(BankFileCode.BANK_FILE_ALREADY_RELEASED);
    }

    @Test
    void a_file_does_not_leave_while_a_payment_in_it_is_held() {
        UUID payment = new UUID(0, 7);
        instructed()
                .when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE, FILE, new BankFileCommand.Stop(payment)))
                .andThen()
                .when(unit -> process.release(unit, FILE, "rini", DAY))
                .thenRefused(BankFileCode.BANK_FILE_STOPPED);
        instructed()
                .when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE, FILE, new BankFileCommand.Stop(payment)))
                .andThen()
                .when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE, FILE, new BankFileCommand.Free(payment)))
                .andThen()
                .when(unit -> process.release(unit, FILE, "rini", DAY))
                .then(
                        events(FILE, new BankFileReleased("rini", DAY)),
                        events(PLAN.id(), new RunFileReleased(FILE, "rini")));
    }

    private static ProcessSpec instructed() {
        Rupiah sum = new Rupiah(400_000);
        return given(
                        RUNS,
                        PLAN.id(),
                        new RunOpened(PLAN),
                        new RunFreezeStarted(2, List.of(new UUID(0, 1))),
                        new RunFrozen(new Tally(2, 2, 0, 0, sum), "ab"),
                        new RunSubmitted(DECREE, "sari"),
                        new RunApproved("budi", ""),
                        new RunApproved("ani", ""),
                        new RunInstructed(new Instructed(2, sum, 0, 0)),
                        new RunFilesMade(List.of(FILE)))
                .and(
                        BankFileDecider.BANK_FILE,
                        FILE,
                        new BankFileCreated(
                                PLAN.id(),
                                "35.24",
                                "BNI",
                                2,
                                sum,
                                "ab",
                                new UUID(0, 9),
                                null,
                                null,
                                null));
    }
}
