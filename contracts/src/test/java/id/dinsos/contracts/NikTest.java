package id.dinsos.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.Nik.Fault;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NikTest {
    /** District 35.24.12, a woman born on 15 August 1992. */
    private static final Nik SUGIO = Nik.of("3524125508929999");

    @Test
    void the_number_tells_sex_and_birth_day_but_not_the_century() {
        assertThat(SUGIO.number()).startsWith("352412");
        assertThat(SUGIO.female()).isTrue();
        assertThat(SUGIO.matches(LocalDate.of(1992, 8, 15))).isTrue();
        assertThat(SUGIO.matches(LocalDate.of(2092, 8, 15))).isTrue();
        assertThat(SUGIO.matches(LocalDate.of(1992, 8, 14))).isFalse();
        assertThat(SUGIO.matches(LocalDate.of(1992, 7, 15))).isFalse();
        assertThat(SUGIO.matches(LocalDate.of(1991, 8, 15))).isFalse();
    }

    @Test
    void a_man_is_born_on_the_day_as_written() {
        Nik man = Nik.of("3524121508929999");

        assertThat(man.female()).isFalse();
        assertThat(man.matches(LocalDate.of(1992, 8, 15))).isTrue();
    }

    @Test
    void the_first_and_the_last_day_of_a_month_are_days_for_both() {
        for (String day : List.of("01", "31", "41", "71")) {
            assertThat(Nik.check("352412" + day + "08929999")).as(day).isEqualTo(Fault.NONE);
        }
        for (String day : List.of("00", "32", "40", "72", "80", "99")) {
            assertThat(Nik.check("352412" + day + "08929999")).as(day).isEqualTo(Fault.DATE);
        }
    }

    @Test
    void a_day_that_no_year_had_is_a_fault_of_the_date() {
        assertThat(Nik.check("3524123002929999")).isEqualTo(Fault.DATE);
        assertThat(Nik.check("3524123104929999")).isEqualTo(Fault.DATE);
        assertThat(Nik.check("3524121500929999")).isEqualTo(Fault.DATE);
        assertThat(Nik.check("3524121513929999")).isEqualTo(Fault.DATE);
        assertThat(Nik.check("3524122902919999")).isEqualTo(Fault.DATE);
    }

    @Test
    void a_leap_day_counts_if_either_century_had_it() {
        assertThat(Nik.check("3524122902929999")).isEqualTo(Fault.NONE);
        assertThat(Nik.check("3524126902009999")).isEqualTo(Fault.NONE);
    }

    @Test
    void a_serial_of_zeros_and_a_wrong_form_have_faults_of_their_own() {
        assertThat(Nik.check("3524125508920000")).isEqualTo(Fault.SERIAL);
        for (String wrong :
                List.of(
                        "",
                        "352412550892999",
                        "35241255089299990",
                        "352412550892999X",
                        "3524 2550892999",
                        "\u0663\u0665\u0662\u0664\u0661\u0662"
                                + "\u0665\u0665\u0660\u0668\u0669\u0662\u0669\u0669\u0669\u0669")) {
            assertThat(Nik.check(wrong)).as(wrong).isEqualTo(Fault.FORM);
        }
    }

    @Test
    void a_wrong_number_cannot_be_made_and_its_fault_does_not_repeat_it() {
        assertThatThrownBy(() -> Nik.of("3524120008929999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATE")
                .hasMessageNotContaining("3524120008929999");
    }

    @Test
    void only_the_last_four_digits_are_ever_shown() {
        assertThat(SUGIO).hasToString("************9999");
        assertThat(SUGIO.masked()).hasSize(16).endsWith("9999").doesNotContain("3524");
    }
}
