package id.dinsos.eventstore.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private enum Colour {
        RED,
        WHITE
    }

    private final Fields fields = new Fields();

    @Test
    void all_faults_of_a_body_are_said_at_once_each_with_its_pointer() {
        var unused = fields.text("/name", " ", 1, 200);
        unused = fields.in("/decree").text("/number", null, 1, 50);
        var date = fields.in("/decree").date("/date", null);
        var month = fields.monthText("/month", "2026-13");
        var place =
                fields.region(
                        "/region", "3524", RegionCode.Level.REGENCY, RegionCode.Level.VILLAGE);
        var sum = fields.rupiah("/sum", -1L, 0);
        var colour = fields.choice("/colour", "BLUE", Colour.class);

        assertThat(faults())
                .containsExactly(
                        "/name value-missing",
                        "/decree/number value-missing",
                        "/decree/date value-missing",
                        "/month field-invalid",
                        "/region field-invalid",
                        "/sum field-invalid",
                        "/colour field-invalid");
    }

    @Test
    void what_is_right_is_given_back_ready_for_use() {
        assertThat(fields.text("/name", "  Siti ", 1, 200)).isEqualTo("Siti");
        assertThat(fields.optional("/note", "   ", 200)).isNull();
        assertThat(fields.prose("/reason", "one\ntwo", 1, 200)).isEqualTo("one\ntwo");
        assertThat(fields.dateText("/day", "2026-11-28")).isEqualTo(LocalDate.of(2026, 11, 28));
        assertThat(fields.monthText("/month", "2026-11")).isEqualTo(YearMonth.of(2026, 11));
        assertThat(fields.region("/region", "35.24")).isEqualTo(RegionCode.of("35.24"));
        assertThat(fields.rupiah("/sum", 0L, 0)).isEqualTo(Rupiah.ZERO);
        assertThat(fields.number("/year", 2026, 2000, 2999)).isEqualTo(2026);
        assertThat(fields.choice("/colour", "WHITE", Colour.class)).isEqualTo(Colour.WHITE);
        assertThat(fields.matching("/code", "BPNT", Pattern.compile("[A-Z]+"), "a code"))
                .isEqualTo("BPNT");

        fields.check();
    }

    @Test
    void a_day_of_a_year_that_cannot_be_is_a_slip() {
        var unused = fields.date("/decree", LocalDate.of(24, 5, 1));
        unused = fields.dateText("/day", "2200-01-01");
        unused = fields.date("/born", LocalDate.of(1900, 1, 1));

        assertThat(faults()).containsExactly("/decree field-invalid", "/day field-invalid");
    }

    @Test
    void a_list_names_the_item_at_fault_and_its_length() {
        List<YearMonth> months =
                fields.list(
                        "/months",
                        Arrays.asList("2026-11", null, "2026-11-01"),
                        1,
                        2,
                        (at, text) -> at.monthText("", text));

        assertThat(months).containsExactly(YearMonth.of(2026, 11));
        assertThat(faults()).containsExactly("/months field-invalid", "/months/1 value-missing");
    }

    @Test
    void a_line_holds_no_line_break_no_control_character_and_no_half_of_a_character() {
        for (String bad : List.of("a\nb", "a\u0000b", "a\u0085b", "a\uD83Db", "a\uDE00b")) {
            var unused = fields.text("/name", bad, 1, 200);
        }
        var fine = fields.text("/name", "a \uD83D\uDE00 b", 1, 200);

        assertThat(faults()).hasSize(5);
    }

    @Test
    void a_day_with_a_time_is_no_day_and_a_day_is_no_month() {
        assertThat(Forms.date("2026-11-09T17:00:00.000Z")).isNull();
        assertThat(Forms.date("2026-02-30")).isNull();
        assertThat(Forms.date("")).isNull();
        assertThat(Forms.month("2026-11-01")).isNull();
        assertThat(Forms.month("2026-11")).isEqualTo(YearMonth.of(2026, 11));
        assertThat(Forms.uuid("1-1-1-1-1")).isNull();
    }

    @Test
    void a_fault_does_not_repeat_what_was_sent() {
        var unused = fields.region("/region", "3524990101800001");

        assertThat(refusal().toString()).doesNotContain("3524990101800001");
    }

    private List<String> faults() {
        return refusal().errors().stream().map(e -> e.pointer() + " " + e.code()).toList();
    }

    private Refusal refusal() {
        return catchThrowableOfType(RefusedException.class, fields::check).refusal();
    }
}
