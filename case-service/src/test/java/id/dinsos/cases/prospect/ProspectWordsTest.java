package id.dinsos.cases.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.prospect.Prospect.Standing;
import id.dinsos.testkit.OfficeWords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a family is told at the desk of what it could get. */
class ProspectWordsTest {
    @Test
    void each_standing_is_told_in_both_languages_without_a_code() {
        List<String> faults = new ArrayList<>();
        Set<Standing> told = EnumSet.noneOf(Standing.class);
        for (String payment : List.of("", "CREDITED", "FAILED", "SENT")) {
            for (String verdict : List.of("", "EXCLUDED", "HELD", "ELIGIBLE")) {
                Prospect prospect = Prospect.of("PKH", "2026-11", verdict, payment, List.of());
                told.add(prospect.standing());
                faults.addAll(
                        OfficeWords.faults(
                                prospect.standing().name(),
                                prospect.adviceId(),
                                prospect.adviceEn()));
            }
        }

        assertThat(told).containsExactlyInAnyOrder(Standing.values());
        assertThat(faults).isEmpty();
    }
}
