package id.dinsos.disbursement.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherCommand.Approve;
import id.dinsos.disbursement.voucher.VoucherCommand.AskReplacement;
import id.dinsos.disbursement.voucher.VoucherCommand.Cancel;
import id.dinsos.disbursement.voucher.VoucherCommand.IssueThem;
import id.dinsos.disbursement.voucher.VoucherCommand.Lapse;
import id.dinsos.disbursement.voucher.VoucherCommand.Redeem;
import id.dinsos.disbursement.voucher.VoucherCommand.Refuse;
import id.dinsos.disbursement.voucher.VoucherCommand.Replace;
import id.dinsos.disbursement.voucher.VoucherCommand.WithdrawReplacement;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementAsked;
import id.dinsos.disbursement.voucher.VoucherEvent.ReplacementWithdrawn;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherCancelled;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherRedeemed;
import id.dinsos.disbursement.voucher.VoucherEvent.VoucherReplaced;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersApproved;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersLapsed;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersNumbered;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersRefused;
import id.dinsos.disbursement.voucher.VoucherNumbers.Paper;
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
    private static final VouchersNumbered NUMBERED =
            new VouchersNumbered(2026, 122, LocalDate.of(2026, 12, 1));

    private final DeciderSpec<VoucherCommand, VoucherBook, VoucherEvent> spec =
            DeciderSpec.of(new VoucherDecider());

    @Test
    void vouchers_are_made_out_once_and_agreed_to_by_another() {
        spec.given().when(new IssueThem(ISSUED)).then(ISSUED);
        spec.given(ISSUED).when(new IssueThem(ISSUED)).thenNothing();
        spec.given(ISSUED).when(new Approve("budi", NUMBERED)).then(APPROVED, NUMBERED);
        spec.given(ISSUED)
                .when(new Approve("sari", NUMBERED))
                .thenRefused(VoucherCode.VOUCHERS_OF_YOUR_OWN);
        spec.given(ISSUED, APPROVED)
                .when(new Approve("ani", NUMBERED))
                .thenRefused(VoucherCode.VOUCHERS_DECIDED);
        spec.given().when(new Approve("budi", NUMBERED)).thenRefused(VoucherCode.VOUCHER_NOT_FOUND);
    }

    @Test
    void what_is_turned_down_is_good_for_nothing() {
        VouchersRefused refused = new VouchersRefused("Salah desa", "budi");
        spec.given(ISSUED).when(new Refuse("Salah desa", "budi")).then(refused);
        spec.given(ISSUED, refused)
                .when(redeem(ONE, LAST))
                .thenRefused(VoucherCode.VOUCHERS_NOT_APPROVED);
        spec.given(ISSUED, APPROVED)
                .when(new Refuse("x", "budi"))
                .thenRefused(VoucherCode.VOUCHERS_DECIDED);
    }

    @Test
    void a_voucher_counts_once_until_its_last_day_and_not_before_it_is_agreed_to() {
        VoucherRedeemed redeemed = new VoucherRedeemed(ONE, LAST, "sari", "KIOS_1", null);
        spec.given(ISSUED).when(redeem(ONE, LAST)).thenRefused(VoucherCode.VOUCHERS_NOT_APPROVED);
        spec.given(ISSUED, APPROVED).when(redeem(ONE, LAST)).then(redeemed);
        spec.given(ISSUED, APPROVED, redeemed)
                .when(redeem(ONE, LAST))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
        spec.given(ISSUED, APPROVED)
                .when(redeem(ONE, LAST.plusDays(1)))
                .thenRefused(VoucherCode.VOUCHER_OUT_OF_DATE);
        spec.given(ISSUED, APPROVED)
                .when(redeem(new UUID(0, 99), LAST))
                .thenRefused(VoucherCode.VOUCHER_NOT_FOUND);
    }

    @Test
    void one_that_was_cancelled_is_spent() {
        VoucherCancelled cancelled = new VoucherCancelled(ONE, "Hilang", "sari");
        spec.given(ISSUED, APPROVED).when(new Cancel(ONE, "Hilang", "sari")).then(cancelled);
        spec.given(ISSUED, APPROVED, cancelled)
                .when(redeem(ONE, LAST))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
    }

    @Test
    void those_who_did_not_come_lapse_once_the_last_day_is_over() {
        LocalDate after = LAST.plusDays(1);
        VoucherRedeemed redeemed = new VoucherRedeemed(ONE, LAST, "sari", "KIOS_1", null);
        VouchersLapsed lapsed = new VouchersLapsed(List.of(TWO), after, "budi");
        spec.given(ISSUED, APPROVED)
                .when(new Lapse(LAST, "budi"))
                .thenRefused(VoucherCode.VOUCHERS_STILL_GOOD);
        spec.given(ISSUED, APPROVED, redeemed).when(new Lapse(after, "budi")).then(lapsed);
        spec.given(ISSUED, APPROVED, redeemed, lapsed).when(new Lapse(after, "budi")).thenNothing();
    }

    @Test
    void a_lost_paper_is_replaced_by_the_word_of_two_and_worth_nothing_from_then_on() {
        ReplacementAsked asked = new ReplacementAsked(ONE, "Kebanjiran", "sari");
        VoucherReplaced replaced = new VoucherReplaced(ONE, "budi");
        spec.given(ISSUED, APPROVED, NUMBERED)
                .when(new AskReplacement(ONE, "Kebanjiran", "sari"))
                .then(asked);
        spec.given(ISSUED, APPROVED, NUMBERED)
                .when(new Replace(ONE, "budi"))
                .thenRefused(VoucherCode.VOUCHER_REPLACEMENT_NOT_ASKED);
        spec.given(ISSUED, APPROVED, NUMBERED, asked)
                .when(new Replace(ONE, "sari"))
                .thenRefused(VoucherCode.VOUCHERS_OF_YOUR_OWN);
        spec.given(ISSUED, APPROVED, NUMBERED, asked).when(new Replace(ONE, "budi")).then(replaced);
        spec.given(ISSUED, APPROVED, NUMBERED, asked, replaced)
                .when(redeem(ONE, LAST))
                .thenRefused(VoucherCode.VOUCHER_REPLACED);
        spec.given(ISSUED, APPROVED, NUMBERED, asked, replaced)
                .when(new Redeem(ONE, 1, LAST, "sari", "KIOS_1"))
                .then(new VoucherRedeemed(ONE, LAST, "sari", "KIOS_1", "35.24/2026/000122-P1"));
        spec.given(ISSUED, APPROVED, NUMBERED, asked, replaced)
                .when(new Replace(ONE, "ani"))
                .thenRefused(VoucherCode.VOUCHER_REPLACEMENT_NOT_ASKED);
        // It was found again, and used, before anybody agreed.
        spec.given(
                        ISSUED,
                        APPROVED,
                        NUMBERED,
                        asked,
                        new VoucherRedeemed(ONE, LAST, "sari", "KIOS_1", "35.24/2026/000122"))
                .when(new Replace(ONE, "budi"))
                .thenRefused(VoucherCode.VOUCHER_SPENT);
    }

    @Test
    void a_request_for_another_paper_is_withdrawn_by_either_and_the_first_stays_good() {
        ReplacementAsked asked = new ReplacementAsked(ONE, "Hilang", "sari");
        ReplacementWithdrawn withdrawn = new ReplacementWithdrawn(ONE, "Ditemukan", "sari");
        WithdrawReplacement withdraw = new WithdrawReplacement(ONE, "Ditemukan", "sari");
        spec.given(ISSUED, APPROVED, NUMBERED)
                .when(withdraw)
                .thenRefused(VoucherCode.VOUCHER_REPLACEMENT_NOT_ASKED);
        spec.given(ISSUED, APPROVED, NUMBERED, asked).when(withdraw).then(withdrawn);
        spec.given(ISSUED, APPROVED, NUMBERED, asked)
                .when(new WithdrawReplacement(ONE, "Tidak hilang", "budi"))
                .then(new ReplacementWithdrawn(ONE, "Tidak hilang", "budi"));
        spec.given(ISSUED, APPROVED, NUMBERED, asked, withdrawn)
                .when(new Replace(ONE, "budi"))
                .thenRefused(VoucherCode.VOUCHER_REPLACEMENT_NOT_ASKED);
        spec.given(ISSUED, APPROVED, NUMBERED, asked, withdrawn)
                .when(redeem(ONE, LAST))
                .then(new VoucherRedeemed(ONE, LAST, "sari", "KIOS_1", "35.24/2026/000122"));
    }

    @Test
    void a_code_is_one_paper_s_and_known_with_and_without_its_groups() {
        VoucherNumbers numbers = new VoucherNumbers(new KeyedHash(new byte[32])::uuid);
        UUID book = new UUID(1, 1);
        Issued known = Issued.of(ISSUED.issue(), "sari").replaced(ONE);
        String code = numbers.of(book, ONE, 1);

        assertThat(code).matches("([0-9A-F]{4}-){2}[0-9A-F]{4}");
        assertThat(numbers.find(code.replace("-", "").toLowerCase(Locale.ROOT), book, known))
                .contains(new Paper(ONE, 1));
        assertThat(numbers.find(numbers.of(book, ONE, 0), book, known)).contains(new Paper(ONE, 0));
        assertThat(numbers.find(numbers.of(book, TWO, 0), book, known)).contains(new Paper(TWO, 0));
        assertThat(numbers.find(numbers.of(book, TWO, 1), book, known)).isEmpty();
        assertThat(numbers.find(code, new UUID(1, 2), known)).isEmpty();
    }

    @Test
    void a_number_is_read_as_it_stands_on_the_paper() {
        VoucherNumber second = new VoucherNumber("35.24", 2026, 123, 2);

        assertThat(second).hasToString("35.24/2026/000123-P2");
        assertThat(VoucherNumber.read(" 35.24/2026/000123-P2 ")).contains(second);
        assertThat(VoucherNumber.read("35.24/2026/000123"))
                .contains(new VoucherNumber("35.24", 2026, 123, 0));
        assertThat(VoucherNumber.read("123")).isEmpty();
    }

    private static Redeem redeem(UUID family, LocalDate on) {
        return new Redeem(family, 0, on, "sari", "KIOS_1");
    }
}
