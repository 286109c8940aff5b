package id.dinsos.disbursement.channel.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.disbursement.channel.form.CsvForm.Column;
import id.dinsos.disbursement.channel.form.FileForm.Head;
import id.dinsos.disbursement.channel.form.FileForm.Order;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A bank's file is what its form says, and a form that cannot be filled in is none. */
class CsvFormTest {
    private static final UUID FILE = new UUID(0, 1);
    private static final UUID TRANSFER = new UUID(0, 2);
    private static final Head HEAD =
            new Head(
                    FILE,
                    "SEMBAKO_2026-11_BNI_1",
                    "35.24",
                    "BNI",
                    LocalDate.of(2026, 11, 28),
                    2,
                    400_000);
    private static final Order ORDER =
            new Order(
                    TRANSFER,
                    "BNI",
                    "0912345678",
                    "SRI; RAHAYU",
                    "Sri Rahayu",
                    "3524************",
                    "35.24.01.2001",
                    200_000,
                    "SEMBAKO 2026-11");

    @Test
    void our_form_is_what_it_always_was() throws IOException {
        FileForm form = ours().of("BNI");

        assertThat(form.opening(HEAD))
                .isEqualTo(
                        "H,%s,BNI,20261128,2,400000\r\ntransfer_id,account_number,account_holder,amount_rupiah,remark\r\n"
                                .formatted(FILE));
        assertThat(form.line(ORDER))
                .isEqualTo(
                        "%s,0912345678,SRI; RAHAYU,200000,SEMBAKO 2026-11\r\n".formatted(TRANSFER));
        assertThat(form.closing(HEAD, "ab")).isEmpty();
    }

    @Test
    void the_post_gets_names_and_no_accounts_and_a_last_line_that_sums_up() throws IOException {
        FileForm form = ours().of("POS");

        assertThat(form.line(ORDER))
                .isEqualTo(
                        "%s;Sri Rahayu;3524************;35.24.01.2001;200000;SEMBAKO 2026-11\r\n"
                                .formatted(TRANSFER));
        assertThat(form.closing(HEAD, "ab")).isEqualTo("TOTAL;2;400000;ab\r\n");
    }

    @Test
    void a_bank_s_own_form_has_its_columns_in_its_order_behind_its_separator() {
        CsvForm form =
                new CsvForm(
                        "JATIM",
                        List.of("BANK_JATIM"),
                        ";",
                        "LF",
                        false,
                        List.of(List.of("P", "{day}", "{lines}", "{sum}")),
                        List.of(
                                new Column("nama", "{holder}"),
                                new Column("nominal", "{amount}"),
                                new Column("berita", "Bansos {remark}"),
                                new Column("ref", "{transfer}")),
                        List.of(List.of("T", "{hash}")));

        assertThat(form.opening(HEAD)).isEqualTo("P;28/11/2026;2;400000\n");
        assertThat(form.line(ORDER))
                .isEqualTo(
                        "\"SRI; RAHAYU\";200000;Bansos SEMBAKO 2026-11;%s\n".formatted(TRANSFER));
        assertThat(form.closing(HEAD, "ab")).isEqualTo("T;ab\n");
    }

    @Test
    void a_form_that_names_no_transfer_or_a_word_nobody_knows_is_refused() {
        assertThatThrownBy(() -> form(List.of(new Column("jumlah", "{amount}")), List.of()))
                .hasMessageContaining("{transfer}");
        assertThatThrownBy(() -> form(List.of(new Column("ref", "{transfer}")), List.of()))
                .hasMessageContaining("{amount}");
        assertThatThrownBy(() ->
                        form(
                                List.of(
                                        new Column("ref", "{transfer}"),
                                        new Column("n", "{amount}"),
                                        new Column("x", "{nik_lengkap}{password}")),
                                List.of()))
                .hasMessageContaining("{password}");
        assertThatThrownBy(() ->
                        form(
                                List.of(
                                        new Column("ref", "{transfer}"),
                                        new Column("n", "{amount}")),
                                List.of(List.of("{hash}"))))
                .hasMessageContaining("{hash}");
    }

    @Test
    void no_bank_has_two_forms_and_none_is_without_one() {
        CsvForm one = named("A", "*");
        assertThatThrownBy(() -> new FileForms(List.of(named("A", "BNI"))))
                .hasMessageContaining("no form");
        assertThatThrownBy(() -> new FileForms(List.of(one, named("B", "BNI"), named("C", "BNI"))))
                .hasMessageContaining("BNI");
        assertThatThrownBy(() -> new FileForms(List.of(one, named("A", "BNI"))))
                .hasMessageContaining("called A");
        FileForms forms = new FileForms(List.of(one, named("B", "BNI")));
        assertThat(forms.of("BNI").name()).isEqualTo("B");
        assertThat(forms.of("BRI").name()).isEqualTo("A");
        assertThat(forms.named(null).name()).isEqualTo("A");
        assertThat(forms.named("HAND")).isEqualTo(CsvForm.HAND);
        assertThatThrownBy(() -> forms.named("Z")).hasMessageContaining("Z");
    }

    @Test
    void an_office_brings_its_own_forms() throws IOException {
        String json =
                """
                [{"name":"X","receivers":["*"],"separator":"|","lineEnd":"LF","titles":true,
                  "opening":[],"closing":[],
                  "columns":[{"title":"id","value":"{transfer}"},{"title":"rp","value":"{amount}"}]}]
                """;
        FileForms forms =
                FileFormsWiring.read(
                        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(forms.of("BNI").opening(HEAD)).isEqualTo("id|rp\n");
    }

    private static CsvForm form(List<Column> columns, List<List<String>> opening) {
        return new CsvForm("X", List.of("*"), ",", "LF", true, opening, columns, List.of());
    }

    private static CsvForm named(String name, String receiver) {
        return new CsvForm(
                name,
                List.of(receiver),
                ",",
                "LF",
                true,
                List.of(),
                List.of(new Column("id", "{transfer}"), new Column("rp", "{amount}")),
                List.of());
    }

    private static FileForms ours() throws IOException {
        return FileFormsWiring.read(FileFormsWiring.ours());
    }
}
