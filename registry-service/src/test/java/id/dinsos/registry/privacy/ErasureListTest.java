package id.dinsos.registry.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies among the erasures and was not put there by us. */
class ErasureListTest {
    private static final String PERSON = "01900000-0000-7000-8000-000000000001";

    @Test
    void a_file_is_about_the_person_it_is_named_as_and_by_any_other_name_about_nobody() {
        assertThat(ErasureList.personOf(PERSON)).hasToString(PERSON);
        for (String odd :
                List.of(
                        "",
                        ".DS_Store",
                        "1-1-1-1-1",
                        PERSON + ".bak",
                        "sub/" + PERSON,
                        PERSON.replace("7000", "7FFF"),
                        "erasures.csv")) {
            assertThat(ErasureList.personOf(odd)).as(odd).isNull();
        }
    }
}
