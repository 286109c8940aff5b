package id.dinsos.disbursement.channel;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplaced;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReplacementMade;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileStopped;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentCorrected;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentLeftOut;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentRetried;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One who has died does not keep a regency from being paid. */
class ReplaceProcessTest {
    private static final UUID RUN = new UUID(1, 1);
    private static final UUID FILE = new UUID(1, 2);
    private static final UUID NEXT = new UUID(1, 3);
    private static final UUID TRANSFER = new UUID(1, 4);
    private static final UUID SEPTEMBER = new UUID(2, 1);
    private static final UUID OCTOBER = new UUID(2, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 5);
    private static final BankFileCreated CREATED =
            new BankFileCreated(
                    RUN,
                    "35.24",
                    "BNI",
                    2,
                    new Rupiah(800_000),
                    "ab",
                    new UUID(0, 9),
                    null,
                    null,
                    null);

    private final ReplaceProcess process =
            new ReplaceProcess(BankFileDecider.BANK_FILE, PaymentPublisher.PAYMENT);

    @Test
    void a_transfer_with_a_held_month_stands_in_no_file_with_all_its_months() {
        stopped()
                .when(replace())
                .then(
                        events(FILE, new BankFileReplaced("sari")),
                        events(SEPTEMBER, new PaymentLeftOut("payee-deceased")),
                        events(OCTOBER, new PaymentLeftOut("transfer-stopped")));
    }

    @Test
    void what_goes_out_by_another_transfer_meanwhile_is_not_taken_out_of_its_own_file() {
        given(BankFileDecider.BANK_FILE, FILE, CREATED, new BankFileStopped(SEPTEMBER))
                .and(
                        PaymentPublisher.PAYMENT,
                        SEPTEMBER,
                        new PaymentInstructed(order(9), TRANSFER),
                        new PaymentHeld("earlier-attempt-doubted"),
                        new PaymentCorrected(
                                PaymentState.FAILED, TRANSFER, "", "letter of the bank", DAY),
                        new PaymentRetried(new UUID(1, 5), 2, new UUID(3, 2)))
                .and(PaymentPublisher.PAYMENT, OCTOBER, new PaymentInstructed(order(10), TRANSFER))
                .when(replace())
                .then(
                        events(FILE, new BankFileReplaced("sari")),
                        events(OCTOBER, new PaymentLeftOut("transfer-stopped")));
    }

    @Test
    void a_file_in_which_nothing_is_held_is_not_replaced() {
        given(BankFileDecider.BANK_FILE, FILE, CREATED)
                .when(unit -> process.replace(unit, FILE, "sari", Map.of()))
                .thenRefused(BankFileCode.BANK_FILE_NOT_STOPPED);
        given(BankFileDecider.BANK_FILE, FILE, CREATED, new BankFileReleased("rini", DAY))
                .when(unit -> process.replace(unit, FILE, "sari", Map.of()))
                .thenRefused(BankFileCode.BANK_FILE_ALREADY_RELEASED);
    }

    @Test
    void what_was_replaced_never_leaves_and_is_replaced_once() {
        ProcessSpec replaced =
                given(
                        BankFileDecider.BANK_FILE,
                        FILE,
                        CREATED,
                        new BankFileStopped(SEPTEMBER),
                        new BankFileReplaced("sari"),
                        new BankFileReplacementMade(List.of(NEXT)));
        replaced.when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE,
                                FILE,
                                new BankFileCommand.Release("rini", DAY)))
                .thenRefused(BankFileCode.BANK_FILE_REPLACED);
        replaced.when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE,
                                FILE,
                                new BankFileCommand.NoteReplacement(List.of())))
                .thenNothing();
    }

    @Test
    void what_was_held_in_a_replaced_file_never_comes_back_into_it() {
        given(
                        BankFileDecider.BANK_FILE,
                        FILE,
                        CREATED,
                        new BankFileStopped(SEPTEMBER),
                        new BankFileReplaced("sari"))
                .when(unit ->
                        unit.require(
                                BankFileDecider.BANK_FILE,
                                FILE,
                                new BankFileCommand.Free(SEPTEMBER)))
                .thenRefused(BankFileCode.BANK_FILE_REPLACED);
    }

    private Consumer<UnitOfWork> replace() {
        return unit ->
                process.replace(unit, FILE, "sari", Map.of(TRANSFER, List.of(SEPTEMBER, OCTOBER)));
    }

    private static ProcessSpec stopped() {
        return given(BankFileDecider.BANK_FILE, FILE, CREATED, new BankFileStopped(SEPTEMBER))
                .and(
                        PaymentPublisher.PAYMENT,
                        SEPTEMBER,
                        new PaymentInstructed(order(9), TRANSFER),
                        new PaymentHeld("payee-deceased"))
                .and(PaymentPublisher.PAYMENT, OCTOBER, new PaymentInstructed(order(10), TRANSFER));
    }

    private static PaymentOrder order(int month) {
        return new PaymentOrder(
                RUN,
                "SEMBAKO",
                new UUID(3, 1),
                new UUID(3, 2),
                "35.24.01.2001",
                "35.24",
                YearMonth.of(2026, month),
                200_000,
                List.of());
    }
}
