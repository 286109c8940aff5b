package id.dinsos.disbursement.channel.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import id.dinsos.disbursement.channel.form.FileForm.Head;
import id.dinsos.disbursement.channel.form.FileForm.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What we send in ISO 20022 is what the standard's own model reads. */
class Pain001Test {
    private static final UUID FILE = UUID.fromString("0190a1b2-0000-7000-8000-00000000f11e");
    private static final UUID TRANSFER = UUID.fromString("0190a1b2-0000-7000-8000-00000000beef");
    private static final Pain001File FORM =
            new Pain001File("ISO", List.of("BNI"), "BENDAHARA DINSOS", "0123456789", "BANK_JATIM");

    @Test
    void a_file_is_read_back_with_its_count_its_sum_and_each_transfer() {
        MxPain00100109 read = MxPain00100109.parse(text("SITI & <AMINAH>"));

        var header = read.getCstmrCdtTrfInitn().getGrpHdr();
        assertThat(header.getNbOfTxs()).isEqualTo("1");
        assertThat(header.getCtrlSum()).isEqualByComparingTo("200000");
        assertThat(header.getMsgId()).hasSize(32);
        var payment = read.getCstmrCdtTrfInitn().getPmtInf().getFirst();
        assertThat(payment.getDbtrAcct().getId().getOthr().getId()).isEqualTo("0123456789");
        CreditTransferTransaction34 transfer = payment.getCdtTrfTxInf().getFirst();
        assertThat(transfer.getPmtId().getEndToEndId())
                .isEqualTo("0190a1b2000070008000" + "00000000beef");
        assertThat(transfer.getAmt().getInstdAmt().getCcy()).isEqualTo("IDR");
        assertThat(transfer.getAmt().getInstdAmt().getValue()).isEqualByComparingTo("200000");
        assertThat(transfer.getCdtr().getNm()).isEqualTo("SITI & <AMINAH>");
        assertThat(transfer.getCdtrAcct().getId().getOthr().getId()).isEqualTo("0912345678");
        assertThat(transfer.getCdtrAgt().getFinInstnId().getOthr().getId()).isEqualTo("BNI");
    }

    @Test
    void each_transfer_has_a_line_of_its_own_whatever_a_name_holds() {
        String line = FORM.line(order("SITI\nAMINAH\u0000"));

        assertThat(line).endsWith("</CdtTrfTxInf>\n");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(MxPain00100109.parse(text("x".repeat(500)))).isNotNull();
    }

    /** The local stack's banks take pain.001, so that the demo pays a month over ISO 20022. */
    @Test
    void the_forms_of_the_local_stack_can_be_read_and_send_pain_001_to_every_bank()
            throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("../deploy/iso-bank-files.json"))) {
            FileForms forms = FileFormsWiring.read(file);

            assertThat(forms.of("BRI")).isInstanceOf(Pain001File.class);
            assertThat(forms.of("POS")).isInstanceOf(CsvForm.class);
            assertThat(forms.named("OUR_FORM")).isInstanceOf(CsvForm.class);
        }
    }

    @Test
    void nobody_pays_in_nobody_s_name() {
        assertThatThrownBy(() -> new Pain001File("ISO", List.of(), " ", "1", "B"))
                .hasMessageContaining("ISO");
    }

    private static String text(String holder) {
        Head head = new Head(FILE, "T", "35.24", "BNI", LocalDate.of(2026, 11, 28), 1, 200_000);
        return FORM.opening(head) + FORM.line(order(holder)) + FORM.closing(head, "");
    }

    private static Order order(String holder) {
        return new Order(
                TRANSFER, "BNI", "0912345678", holder, "", "", "", 200_000, "SEMBAKO 2026-11");
    }
}
