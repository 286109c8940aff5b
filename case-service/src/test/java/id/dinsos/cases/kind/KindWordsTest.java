package id.dinsos.cases.kind;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.OfficeWords;
import org.junit.jupiter.api.Test;

/** Every word that a kind of case or a course says to somebody, as it is shipped. */
class KindWordsTest {
    @Test
    void each_name_label_and_step_stands_in_both_languages_and_holds_no_code() {
        assertThat(OfficeWords.faultsOf("/case-kinds.json", 100)).isEmpty();
    }

    @Test
    void each_course_has_a_name_in_both_languages() {
        assertThat(OfficeWords.faultsOf("/empowerment-programmes.json", 3)).isEmpty();
    }
}
