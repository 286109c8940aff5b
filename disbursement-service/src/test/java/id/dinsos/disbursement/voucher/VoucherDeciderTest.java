package id.dinsos.disbursement.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.voucher.VoucherCommand.Approve;
import id.dinsos.disbursement.voucher.VoucherCommand.Cancel;
import id.dinsos.disbursement.voucher.VoucherCommand.IssueThem;
import id.dinsos.disbursement.voucher.VoucherCommand.Lapse;
import id.dinsos.disbursement.voucher.VoucherCommand.Redeem;
import id.dinsos.disbursement.voucher.VoucherCommand.Refuse;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherCancelled;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherRedeemed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersApproved;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersLapsed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersRefused;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.secret.KeyedHash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Vouchers are agreed to by another, good until a day, and each once. */
class VoucherDeciderTest {
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 15);
    private static final VouchersIssued ISSUED =
            new VouchersIssued(
                    new Issue(
                            "35.24",
                            new UUID(0, 1),
                            new UUID(0, 7),
                            YearMonth.of(2026, 11),
                            "35.24.01.2001",
                            "KIT",
                            1,
                            LAST,
                            List.of(ONE, TWO)),
                    "sari");
    private static final VouchersApproved APPROVED = new VouchersApproved("budi");

    private final DeciderSpec<VoucherCommand, VoucherBook, VoucherEvent> spec =
            DeciderSpec.of(new VoucherDecider());

    @Test
    void vouchers_are_made_out_once_and_agreed_to_by_another() {
        spec.given().when(new IssueThem(ISSUED)).then(ISSUED);
        spec.given(ISSUED).when(new IssueThem(ISSUED)).thenNothing();
        spec.given(ISSUED).when(new Approve("budi")).then(APPROVED);
        spec.given(ISSUED).when(new Approve("sari")).thenRefused(VoucherCode.VOUCHERS_OF_YOUR_OWN);
        spec.given(ISSUED, APPROVED)
                .when(new Approve("ani"))
                .thenRefused(VoucherCode.VOUCHERS_DECIDED);
        spec.given().when(new Approve("budi")).thenRefused(VoucherCode.VOUCHER_NOT_FOUND);
    }

    @Test
    void what_is_turned_down_is_good_for_nothing() {
        VouchersRefused refused = new VouchersRefused("Salah desa", "budi");
        spec.given(ISSUED).when(new Refuse("Salah desa", "budi")).then(refused);
        spec.given(ISSUED, refused)
                .when(new Redeem(ONE, LAST, "sari"))
                .thenRefused(VoucherCode.VOUCHERS_NOT_APPROVED);
        spec.given(ISSUED, APPROVED)
                .when(new Refuse("x", "budi"))
                .thenRefused(VoucherCode.VOUCHERS_DECIDED);
    }

    @Test
    void a_voucher_counts_once_until_its_last_day_and_not_before_it_is_agreed_to() {
        VoucherRedeemed redeemed = new VoucherRedeemed(ONE, LAST, "sari");
        spec.given(ISSUED)
                .when(new Redeem(ONE, LAST, "sari"))
                .thenRefused(VoucherCode.VOUCHERS_NOT_APPROVED);
        spec.given(ISSUED, APPROVED).when(new Redeem(ONE, LAST, "sari")).then(redeemed);
        spec.given(ISSUED, APPROVED, redeemed)
                .when(new Redeem(ONE, LAST, "sari"))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
        spec.given(ISSUED, APPROVED)
                .when(new Redeem(ONE, LAST.plusDays(1), "sari"))
                .thenRefused(VoucherCode.VOUCHER_OUT_OF_DATE);
        spec.given(ISSUED, APPROVED)
                .when(new Redeem(new UUID(0, 99), LAST, "sari"))
                .thenRefused(VoucherCode.VOUCHER_NOT_FOUND);
    }

    @Test
    void one_that_was_cancelled_is_spent() {
        VoucherCancelled cancelled = new VoucherCancelled(ONE, "Hilang", "sari");
        spec.given(ISSUED, APPROVED).when(new Cancel(ONE, "Hilang", "sari")).then(cancelled);
        spec.given(ISSUED, APPROVED, cancelled)
                .when(new Redeem(ONE, LAST, "sari"))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
    }

    @Test
    void those_who_did_not_come_lapse_once_the_last_day_is_over() {
        LocalDate after = LAST.plusDays(1);
        VoucherRedeemed redeemed = new VoucherRedeemed(ONE, LAST, "sari");
        VouchersLapsed lapsed = new VouchersLapsed(List.of(TWO), after, "budi");
        spec.given(ISSUED, APPROVED)
                .when(new Lapse(LAST, "budi"))
                .thenRefused(VoucherCode.VOUCHERS_STILL_GOOD);
        spec.given(ISSUED, APPROVED, redeemed).when(new Lapse(after, "budi")).then(lapsed);
        spec.given(ISSUED, APPROVED, redeemed, lapsed).when(new Lapse(after, "budi")).thenNothing();
    }

    @Test
    void a_code_is_one_family_s_and_known_with_and_without_its_groups() {
        VoucherNumbers numbers = new VoucherNumbers(new KeyedHash(new byte[32])::uuid);
        UUID book = new UUID(1, 1);
        String code = numbers.of(book, ONE);

        assertThat(code).matches("([0-9A-F]{4}-){2}[0-9A-F]{4}");
        assertThat(numbers.isOf(code.replace("-", "").toLowerCase(Locale.ROOT), book, ONE))
                .isTrue();
        assertThat(numbers.isOf(code, book, TWO)).isFalse();
        assertThat(numbers.isOf(code, new UUID(1, 2), ONE)).isFalse();
    }
}
