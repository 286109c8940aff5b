package id.dinsos.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Soeharto, Suharto",
        "Djoko, Joko",
        "Tjahjo, Cahjo",
        "Sjarif, Syarif",
        "Achmad, Ahmad",
        "Akhmad, Ahmad",
        "Mochammad, Muhamad",
        "Moch., Muhammad",
        "M. Ridwan, Mohamad Ridwan",
        "Sitti, Siti",
        "Novi, Nofi",
        "Phutri, Futri",
        "Bhudi, Budi",
        "'Hj. Siti Aminah, S.Pd', Siti Aminah",
        "Drs. H. Bambang, BAMBANG",
        "Nur'aini, Nuraini",
        "Ma\u2019ruf Nu\u2019man, Ma'ruf Nu`man",
        "Ma\u2018ruf, Maruf",
        "Rifa\u02bbi \u02bcAisyah, Rifai Aisyah",
        "Zo\u00eb G\u00fcnt\u00fcr, Zoe Guntur",
        "Jose\u0301 Re\u0301mi, Jos\u00e9 R\u00e9mi",
        "Jos\u00e9, Jose",
        "\u1e24asanah, Hasanah",
        "Nur-Aini, Nur Aini",
        "Abd. Rahman, Abdul Rahman",
        "M. Yusuf, Muhammad Yusuf",
        "Ma\u00b4ruf, Maruf",
        "\uff33\uff29\uff34\uff29, Siti",
        "\u0110edi, Dedi",
        "\u0141ukas, Lukas",
        "Stra\u00dfe, Strasse",
    })
    void one_name_in_two_spellings_is_one(String one, String other) {
        assertThat(NameWords.of(one)).isEqualTo(NameWords.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Jusuf, Yusuf",
        "Zainal, Sainal",
        "Ahmad, Akhmat",
        "Wahyudi, Wahjudi",
        "Selamet, Slamet",
        "Sulastri, Sulestri",
        "Rully, Ruli",
        "Syarif, Sarif",
        "Najib, Najip",
        "Arif, Arip",
        "Hasan, Asan",
        "Tjahjo, Cahyo",
    })
    void what_sounds_alike_meets(String one, String other) {
        assertThat(sounds(one)).isEqualTo(sounds(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Abdul Rahman, Abdulrahman",
        "Sri Wahyuni, Sriwahyuni",
        "Nur Aini, Nuraini",
        "Muhammad Nur, Muhamadnur",
    })
    void two_words_written_as_one_meet_it(String two, String one) {
        assertThat(NameWords.joined(NameWords.of(two))).isEqualTo(sounds(one));
    }

    @Test
    void other_names_stay_apart() {
        assertThat(sounds("Sulastri")).isNotEqualTo(sounds("Sumiati"));
        assertThat(sounds("Budi")).isNotEqualTo(sounds("Ani"));
        assertThat(sounds("Ani")).isNotEqualTo(sounds("Nia"));
    }

    @Test
    void a_name_of_titles_alone_keeps_them() {
        assertThat(NameWords.of("H. R.")).isEqualTo(List.of("H", "R"));
        assertThat(NameWords.of("...")).isEmpty();
    }

    @Test
    void words_beyond_the_eighth_are_not_compared() {
        assertThat(NameWords.of("Aa Ba Ca Da Ea Fa Ga Ia Ja Ka")).hasSize(NameWords.MAX_WORDS);
    }

    private static List<String> sounds(String name) {
        return NameWords.of(name).stream().map(NameWords::sound).toList();
    }
}
