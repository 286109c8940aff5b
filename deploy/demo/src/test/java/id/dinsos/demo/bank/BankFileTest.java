package id.dinsos.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BankFileTest {
    private static final String TWO_LINES =
            """
            transfer_id,account_number,account_holder,amount_rupiah,remark
            t-1,0912345678,SITI AMINAH,200000,SEMBAKO 2026-11
            t-2,0912345679,"SRI, RAHAYU",200000,SEMBAKO 2026-11
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

    private static void assertRejected(String text, String reason) {
        assertThatThrownBy(() -> BankFile.read(bytes(text)))
                .isInstanceOf(BankFile.RejectedException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
