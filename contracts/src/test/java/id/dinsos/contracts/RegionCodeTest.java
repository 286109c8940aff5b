package id.dinsos.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.RegionCode.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionCodeTest {
    private static final RegionCode EAST_JAVA = RegionCode.of("35");
    private static final RegionCode LAMONGAN = RegionCode.of("35.24");
    private static final RegionCode BABAT = RegionCode.of("35.24.05");
    private static final RegionCode VILLAGE = RegionCode.of("35.24.05.2001");

    @Test
    void a_code_names_its_level() {
        assertThat(EAST_JAVA.level()).isEqualTo(Level.PROVINCE);
        assertThat(LAMONGAN.level()).isEqualTo(Level.REGENCY);
        assertThat(BABAT.level()).isEqualTo(Level.DISTRICT);
        assertThat(VILLAGE.level()).isEqualTo(Level.VILLAGE);
    }

    @Test
    void a_region_covers_itself_and_all_within_it() {
        for (RegionCode outer : List.of(EAST_JAVA, LAMONGAN, BABAT, VILLAGE)) {
            assertThat(outer.covers(VILLAGE)).isTrue();
        }
        assertThat(VILLAGE.covers(BABAT)).isFalse();
        assertThat(LAMONGAN.covers(EAST_JAVA)).isFalse();
        assertThat(LAMONGAN.covers(RegionCode.of("35.25"))).isFalse();
        assertThat(LAMONGAN.covers(RegionCode.of("64.08"))).isFalse();
    }

    @Test
    void a_code_leads_to_the_regions_above_it() {
        assertThat(VILLAGE.district()).isEqualTo(BABAT);
        assertThat(VILLAGE.regency()).isEqualTo(LAMONGAN);
        assertThat(LAMONGAN.regency()).isEqualTo(LAMONGAN);
        assertThatThrownBy(EAST_JAVA::regency).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(LAMONGAN::district).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void villages_are_numbered_from_one_to_three_thousand_as_in_the_table_of_the_ministry() {
        assertThat(RegionCode.isValid("35.24.22.1001")).isTrue();
        assertThat(RegionCode.isValid("35.24.05.2001")).isTrue();
        assertThat(RegionCode.isValid("91.71.01.3001")).isTrue();
        assertThat(RegionCode.isValid("35.24.05.4001")).isFalse();
        assertThat(RegionCode.isValid("35.24.05.0001")).isFalse();
    }

    @Test
    void anything_else_is_no_region_code() {
        for (String wrong :
                List.of(
                        "",
                        "3",
                        "3524",
                        "35.",
                        "35.2",
                        "35.24.5",
                        "35.24.05.201",
                        " 35",
                        "35\n",
                        "35.24.05.2001.01",
                        "AB.24",
                        "\u0663\u0665")) {
            assertThat(RegionCode.isValid(wrong)).as(wrong).isFalse();
            assertThatThrownBy(() -> RegionCode.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void codes_are_ordered_and_shown_as_written() {
        assertThat(LAMONGAN).isLessThan(RegionCode.of("35.25"));
        assertThat(VILLAGE).hasToString("35.24.05.2001");
    }
}
