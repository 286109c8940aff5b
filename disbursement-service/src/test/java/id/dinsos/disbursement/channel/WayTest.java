package id.dinsos.disbursement.channel;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage.Account;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.form.CsvForm;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.disbursement.channel.form.RailForm;
import id.dinsos.disbursement.programme.ProgrammeTerms.Channel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By which way money leaves, and who cannot go that way. */
class WayTest {
    private static final FileForms FORMS =
            new FileForms(
                    List.of(
                            new CsvForm(
                                    "OURS",
                                    List.of("*"),
                                    ",",
                                    "LF",
                                    false,
                                    List.of(),
                                    CsvForm.HAND.columns(),
                                    List.of())));
    private static final TransferLine LINE =
            new TransferLine(
                    new UUID(0, 1),
                    new UUID(0, 2),
                    "print",
                    "35.24.01.2001",
                    List.of(new UUID(0, 3)),
                    200_000);
    private static final Account ACCOUNT = new Account("BNI", "0912345678", "SITI");
    private static final Payee RICH = new Payee(ACCOUNT, true, "print", "Siti", "3524****");
    private static final Payee POOR = new Payee(null, true, null, "Siti", "3524****");
    private static final Payee DEAD = new Payee(ACCOUNT, false, "print", "Siti", "3524****");
    private static final Payee MOVED = new Payee(ACCOUNT, true, "other", "Siti", "3524****");
    private static final Payee NAMELESS = new Payee(null, true, null, "", "");

    @Test
    void money_for_an_account_goes_to_its_bank_and_to_the_account_that_was_signed() {
        Way way = Way.of(Channel.BANK, FORMS);

        assertThat(way.fault(LINE, RICH)).isEmpty();
        assertThat(way.receiver(LINE, RICH)).isEqualTo("BNI");
        assertThat(way.form("BNI").name()).isEqualTo("OURS");
        assertThat(way.fault(LINE, POOR)).isEqualTo(LeftOut.NO_ACCOUNT);
        assertThat(way.fault(LINE, null)).isEqualTo(LeftOut.NO_ACCOUNT);
        assertThat(way.fault(LINE, DEAD)).isEqualTo(LeftOut.PAYEE_CHANGED);
        assertThat(way.fault(LINE, MOVED)).isEqualTo(LeftOut.ACCOUNT_CHANGED);
        assertThat(Way.of(Channel.AGENT, FORMS)).isEqualTo(way);
    }

    @Test
    void money_by_hand_goes_to_the_village_and_asks_for_a_living_person_with_a_name() {
        Way way = Way.of(Channel.HAND, FORMS);

        assertThat(way.fault(LINE, POOR)).isEmpty();
        assertThat(way.fault(LINE, MOVED)).isEmpty();
        assertThat(way.receiver(LINE, POOR)).isEqualTo("35.24.01.2001");
        assertThat(way.form("35.24.01.2001")).isEqualTo(CsvForm.HAND);
        assertThat(way.fault(LINE, NAMELESS)).isEqualTo(LeftOut.NO_PAYEE);
        assertThat(way.fault(LINE, null)).isEqualTo(LeftOut.NO_PAYEE);
        assertThat(way.fault(LINE, DEAD)).isEqualTo(LeftOut.PAYEE_CHANGED);
    }

    @Test
    void money_at_the_post_office_is_one_list() {
        Way way = Way.of(Channel.POST, FORMS);

        assertThat(way.fault(LINE, POOR)).isEmpty();
        assertThat(way.receiver(LINE, POOR)).isEqualTo(Way.POST);
        assertThat(way.fault(LINE, DEAD)).isEqualTo(LeftOut.PAYEE_CHANGED);
    }

    @Test
    void money_over_the_rail_is_one_batch_of_accounts_of_all_banks() {
        Way way = Way.of(Channel.RAIL, FORMS);

        assertThat(way.fault(LINE, RICH)).isEmpty();
        assertThat(way.fault(LINE, POOR)).isEqualTo(LeftOut.NO_ACCOUNT);
        assertThat(way.receiver(LINE, RICH)).isEqualTo(RailForm.RECEIVER);
        assertThat(way.form(RailForm.RECEIVER)).isEqualTo(FORMS.named("RAIL_G2P"));
        assertThat(way.form(RailForm.RECEIVER).line(Way.order(LINE, RICH, "SEMBAKO \"X\"")))
                .contains("\"payeeFsp\":\"BNI\"", "\"amount\":200000", "SEMBAKO \\\"X\\\"");
    }
}
