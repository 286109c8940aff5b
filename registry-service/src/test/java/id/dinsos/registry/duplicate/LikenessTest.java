package id.dinsos.registry.duplicate;

import static id.dinsos.registry.duplicate.Likeness.LIKELY;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.registry.duplicate.Likeness.Described;
import id.dinsos.registry.person.Person.Sex;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which two records an officer is asked about, and which never. */
class LikenessTest {
    private static final LocalDate BORN = LocalDate.of(1985, 3, 17);
    private static final UUID HOME = new UUID(0, 7);

    @ParameterizedTest
    @CsvSource({
        "Soebroto Djajadi, Subroto Jayadi",
        "H. Achmad Soebroto, Ahmad Subroto",
        "Nur Aini, Nuraini",
        "Budi Santoso bin Slamet, Budi Santoso",
        "Siti Qomariyah Wulandari, Siti Wulandari",
        "Muhammad Yusuf, Moh. Yusup"
    })
    void one_name_however_it_is_written_is_likely_with_the_same_birth_and_mother(
            String one, String other) {
        assertThat(Likeness.of(person(one, BORN, "Sumini"), person(other, BORN, "Soemini")).score())
                .isGreaterThanOrEqualTo(LIKELY);
    }

    @Test
    void a_date_typed_the_wrong_way_round_and_a_digit_beside_do_not_hide_one_person() {
        LocalDate swapped = LocalDate.of(1985, 4, 3);
        Described one =
                new Described(
                        "Budi Santoso",
                        LocalDate.of(1985, 3, 4),
                        null,
                        "3524011703850001",
                        Sex.MALE,
                        null,
                        "35.24");
        Described other =
                new Described(
                        "Budi Santosa", swapped, null, "3524011703850010", Sex.MALE, null, "35.24");
        Likeness likeness = Likeness.of(one, other);
        assertThat(likeness.score()).isGreaterThanOrEqualTo(LIKELY);
        assertThat(likeness.reasons()).contains("BIRTH_SWAPPED", "NIK_ALIKE");
    }

    @Test
    void namesakes_of_another_day_and_number_are_two() {
        Likeness likeness =
                Likeness.of(
                        numbered("Siti Aminah", BORN, "3524015703850001"),
                        numbered("Siti Aminah", LocalDate.of(1990, 7, 2), "3524014207900002"));
        assertThat(likeness.score()).isLessThan(LIKELY);
        assertThat(likeness.reasons()).contains("NAME_SAME", "BIRTH_DIFFERENT", "NIK_DIFFERENT");
    }

    /** Whoever was born in another year and another month is not even opened. */
    @Test
    void who_was_born_on_another_day_is_somebody_else_whatever_else_is_alike() {
        Described one =
                new Described(
                        "Siti Aminah",
                        BORN,
                        "Sumini",
                        "3524015703850001",
                        Sex.FEMALE,
                        HOME,
                        "35.24");
        Described other =
                new Described(
                        "Siti Aminah",
                        LocalDate.of(1990, 7, 2),
                        "Sumini",
                        "3524015703850002",
                        Sex.FEMALE,
                        HOME,
                        "35.24");
        Likeness likeness = Likeness.of(one, other);
        assertThat(likeness.reasons()).contains("NAME_SAME", "MOTHER_SAME", "NIK_ALIKE");
        assertThat(likeness.score()).isLessThan(LIKELY);
    }

    @Test
    void twins_of_one_family_are_two_even_where_their_names_sound_alike() {
        Likeness likeness = Likeness.of(twin("Hasan"), twin("Husein"));
        assertThat(likeness.score()).isLessThan(LIKELY);
        assertThat(likeness.reasons()).contains("TWINS_PERHAPS");
    }

    @Test
    void another_mother_or_sex_speaks_against_it() {
        Described one = person("Tri Wahyuni", BORN, "Sumini");
        int same = Likeness.of(one, person("Tri Wahyuni", BORN, "Sumini")).score();
        int mother = Likeness.of(one, person("Tri Wahyuni", BORN, "Kartini")).score();
        Described man = new Described("Tri Wahyuni", BORN, "Sumini", null, Sex.MALE, null, "35.24");
        Described woman =
                new Described("Tri Wahyuni", BORN, "Sumini", null, Sex.FEMALE, null, "35.24");
        assertThat(mother).isLessThan(same);
        assertThat(Likeness.of(man, woman).reasons()).contains("SEX_DIFFERENT");
    }

    @Test
    void it_is_the_same_from_either_side_and_never_out_of_bounds() {
        Described one = person("Budi Santoso", BORN, "Sumini");
        Described other = person("Boedi Santosa", null, null);
        assertThat(Likeness.of(one, other)).isEqualTo(Likeness.of(other, one));
        assertThat(Likeness.of(one, one).score()).isBetween(0, 100);
        assertThat(Likeness.of(one, person("Xaverius", LocalDate.EPOCH, "Y")).score()).isZero();
    }

    private static Described person(
            String name, @Nullable LocalDate born, @Nullable String mother) {
        return new Described(name, born, mother, null, Sex.UNKNOWN, null, "35.24");
    }

    private static Described numbered(String name, LocalDate born, String nik) {
        return new Described(name, born, null, nik, Sex.FEMALE, null, "35.24");
    }

    private static Described twin(String name) {
        return new Described(
                name, BORN, "Sumini", "352401170385000" + name.length(), Sex.MALE, HOME, "35.24");
    }
}
