package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that stand in the ministry's files, as an office would say what they mean. */
class MinistryWordsTest {
    @ParameterizedTest
    @CsvSource({
        "GURU, EMPLOYEE",
        "PEGAWAI BUMN, EMPLOYEE",
        "PPPK, CIVIL_SERVANT",
        "PERANGKAT DESA, VILLAGE_OFFICIAL",
        "PENSIUNAN, PENSIONER",
        "MENGURUS RUMAH TANGGA, NONE"
    })
    void a_trade_of_the_files_is_a_kind_of_employment(String word, String employment) {
        assertThat(MinistryWords.EMPLOYMENT.get(word)).hasToString(employment);
    }

    @ParameterizedTest
    @CsvSource({"GELANDANGAN", "PENGEMIS"})
    void people_of_the_street_have_an_indonesian_word(String word) {
        assertThat(MinistryWords.PPKS).containsKey(word);
    }
}
