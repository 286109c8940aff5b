package id.dinsos.disbursement.channel;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileBatchSent;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileCreated;
import id.dinsos.disbursement.channel.BankFileEvent.BankFileReleased;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentHeld;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentInstructed;
import id.dinsos.disbursement.payment.PaymentEvent.PaymentSent;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.eventstore.rules.ProcessSpec;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The lines of a released file leave, batch by batch, each once. */
class SendProcessTest {
    private static final UUID FILE = new UUID(3, 1);
    private static final UUID FIRST = new UUID(4, 1);
    private static final UUID SECOND = new UUID(4, 2);
    private static final UUID ONE = new UUID(5, 1);
    private static final UUID OTHER = new UUID(5, 2);
    private static final Map<UUID, UUID> TRANSFERS = Map.of(FIRST, ONE, SECOND, OTHER);
    private static final BankFileEvent CREATED =
            new BankFileCreated(
                    new UUID(1, 1),
                    "35.24",
                    "BNI",
                    2,
                    new Rupiah(400_000),
                    "ab",
                    new UUID(2, 2),
                    null,
                    null,
                    null);
    private static final BankFileEvent RELEASED =
            new BankFileReleased("sari", LocalDate.of(2026, 11, 3));
    private final SendProcess process =
            new SendProcess(BankFileDecider.BANK_FILE, PaymentPublisher.PAYMENT);

    @Test
    void the_payments_of_a_batch_are_sent_with_it_and_once() {
        ProcessSpec.Then sent = released().when(this::batch);

        sent.then(
                events(FILE, new BankFileBatchSent(0, 2)),
                events(FIRST, new PaymentSent(ONE, FILE, "BNI")),
                events(SECOND, new PaymentSent(OTHER, FILE, "BNI")));
        sent.andThen()
                .when(unit ->
                        assertThat(process.send(unit, FILE, 0, 2, TRANSFERS))
                                .as("another worker has sent it")
                                .isFalse())
                .thenNothing();
    }

    @Test
    void one_that_was_held_meanwhile_stays_as_it_is_and_the_others_leave() {
        given(BankFileDecider.BANK_FILE, FILE, CREATED, RELEASED)
                .and(PaymentPublisher.PAYMENT, FIRST, instructed(ONE), new PaymentHeld("died"))
                .and(PaymentPublisher.PAYMENT, SECOND, instructed(OTHER))
                .when(this::batch)
                .then(
                        events(FILE, new BankFileBatchSent(0, 2)),
                        events(SECOND, new PaymentSent(OTHER, FILE, "BNI")));
    }

    @Test
    void nothing_leaves_with_a_file_that_nobody_has_released() {
        given(BankFileDecider.BANK_FILE, FILE, CREATED)
                .and(PaymentPublisher.PAYMENT, FIRST, instructed(ONE))
                .when(unit ->
                        assertThat(process.send(unit, FILE, 0, 2, Map.of(FIRST, ONE))).isFalse())
                .thenNothing();
    }

    private void batch(UnitOfWork unit) {
        assertThat(process.send(unit, FILE, 0, 2, TRANSFERS)).isTrue();
    }

    private static ProcessSpec released() {
        return given(BankFileDecider.BANK_FILE, FILE, CREATED, RELEASED)
                .and(PaymentPublisher.PAYMENT, FIRST, instructed(ONE))
                .and(PaymentPublisher.PAYMENT, SECOND, instructed(OTHER));
    }

    private static PaymentInstructed instructed(UUID transfer) {
        return new PaymentInstructed(
                new PaymentOrder(
                        new UUID(1, 1),
                        "SEMBAKO",
                        new UUID(6, 6),
                        new UUID(6, 7),
                        "35.24.01.2001",
                        "35.24",
                        YearMonth.of(2026, 11),
                        200_000,
                        List.of("AAAA")),
                transfer);
    }
}
