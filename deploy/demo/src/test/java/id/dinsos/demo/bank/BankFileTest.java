package id.dinsos.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BankFileTest {
    private static final String TWO_LINES =
            """
            transfer_id,account_number,account_holder,amount_rupiah,remark
            t-1,0912345678,SITI AMINAH,200000,SEMBAKO 2026-11
            t-2,0912345679,"SRI, RAHAYU",200000,SEMBAKO 2026-11
            """;

    /** As the service writes it: a transaction a line. */
    private static final String PAIN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>0190a1b200007000800000000000beef</MsgId><CreDtTm>2026-11-28T00:00:00</CreDtTm><NbOfTxs>2</NbOfTxs><CtrlSum>400000</CtrlSum><InitgPty><Nm>DINAS</Nm></InitgPty></GrpHdr>
            <PmtInf><PmtInfId>X</PmtInfId><PmtMtd>TRF</PmtMtd><NbOfTxs>2</NbOfTxs><CtrlSum>400000</CtrlSum><ReqdExctnDt><Dt>2026-11-28</Dt></ReqdExctnDt><Dbtr><Nm>DINAS</Nm></Dbtr><DbtrAcct><Id><Othr><Id>0</Id></Othr></Id></DbtrAcct><DbtrAgt><FinInstnId><Othr><Id>BANK_JATIM</Id></Othr></FinInstnId></DbtrAgt>
            <CdtTrfTxInf><PmtId><EndToEndId>00000000000000000000000000000001</EndToEndId></PmtId><Amt><InstdAmt Ccy="IDR">200000</InstdAmt></Amt><CdtrAgt><FinInstnId><Othr><Id>BNI</Id></Othr></FinInstnId></CdtrAgt><Cdtr><Nm>SITI &amp; AMINAH</Nm></Cdtr><CdtrAcct><Id><Othr><Id>0912345678</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>SEMBAKO</Ustrd></RmtInf></CdtTrfTxInf>
            <CdtTrfTxInf><PmtId><EndToEndId>00000000000000000000000000000002</EndToEndId></PmtId><Amt><InstdAmt Ccy="IDR">200000</InstdAmt></Amt><CdtrAgt><FinInstnId><Othr><Id>BNI</Id></Othr></FinInstnId></CdtrAgt><Cdtr><Nm>SRI</Nm></Cdtr><CdtrAcct><Id><Othr><Id>0912345679</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>SEMBAKO</Ustrd></RmtInf></CdtTrfTxInf>
            </PmtInf></CstmrCdtTrfInitn></Document>
            """;

    @Test
    void a_file_whose_controls_hold_is_read() {
        // When
        BankFile file = BankFile.read(bytes("H,f-1,BNI,20261123,2,400000\n" + TWO_LINES));

        // Then
        assertThat(file.bank()).isEqualTo("BNI");
        assertThat(file.lines()).hasSize(2);
        assertThat(file.lines().getLast().holder()).isEqualTo("SRI, RAHAYU");
    }

    @Test
    void a_file_with_another_count_is_rejected() {
        assertRejected("H,f-1,BNI,20261123,3,400000\n" + TWO_LINES, "count");
    }

    @Test
    void a_file_with_another_sum_is_rejected() {
        assertRejected("H,f-1,BNI,20261123,2,400001\n" + TWO_LINES, "control sum");
    }

    @Test
    void a_file_with_a_transfer_twice_is_rejected() {
        String twice = TWO_LINES.replace("t-2", "t-1");
        assertRejected("H,f-1,BNI,20261123,2,400000\n" + twice, "twice");
    }

    @Test
    void a_file_without_controls_is_rejected() {
        assertRejected(TWO_LINES, "line of controls");
    }

    @Test
    void pain_001_is_read_with_its_controls_as_every_other_form() {
        // When
        BankFile file = BankFile.read(bytes(PAIN));

        // Then
        assertThat(file.id()).isEqualTo("0190a1b2-0000-7000-8000-00000000beef");
        assertThat(file.bank()).isEqualTo("BNI");
        assertThat(file.controlSumRupiah()).isEqualTo(400_000);
        assertThat(file.lines())
                .extracting(
                        BankFile.Line::transferId, BankFile.Line::account, BankFile.Line::holder)
                .containsExactly(
                        tuple(
                                "00000000-0000-0000-0000-000000000001",
                                "0912345678",
                                "SITI & AMINAH"),
                        tuple("00000000-0000-0000-0000-000000000002", "0912345679", "SRI"));
        assertRejected(PAIN.replace("<NbOfTxs>2<", "<NbOfTxs>3<"), "count");
        assertRejected(PAIN.replace("<CtrlSum>400000<", "<CtrlSum>1<"), "control sum");
        assertRejected("<Document><broken", "pain.001");
    }

    private static void assertRejected(String text, String reason) {
        assertThatThrownBy(() -> BankFile.read(bytes(text)))
                .isInstanceOf(BankFile.RejectedException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
