package id.dinsos.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.cases.handling.Description;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Description MAN =
            new Description("", "baju merah, rambut panjang, tanpa alas kaki", "MALE", 40, "");

    @Test
    void who_is_described_with_the_same_words_may_be_the_same() {
        assertThat(Likeness.alike(MAN, described("rambut panjang, baju sobek", "", 0))).isTrue();
        assertThat(Likeness.alike(MAN, described("Rambut PANJANG", "male", 48))).isTrue();
    }

    @Test
    void another_sex_or_age_speaks_against_it() {
        assertThat(Likeness.alike(MAN, described("rambut panjang", "FEMALE", 40))).isFalse();
        assertThat(Likeness.alike(MAN, described("rambut panjang", "MALE", 70))).isFalse();
    }

    @Test
    void one_word_alone_or_none_says_nothing() {
        assertThat(Likeness.alike(MAN, described("panjang", "MALE", 40))).isFalse();
        assertThat(Likeness.alike(MAN, described("", "", 0))).isFalse();
        assertThat(Likeness.alike(described("di sini", "", 0), described("di sini", "", 0)))
                .as("short words are everybody's")
                .isFalse();
    }

    private static Description described(String looks, String sex, int age) {
        return new Description("", looks, sex, age, "");
    }
}
