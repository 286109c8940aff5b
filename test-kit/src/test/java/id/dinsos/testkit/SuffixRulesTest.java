package id.dinsos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A rule that cannot fail proves nothing: here is a file whose name does not keep its promise. */
class SuffixRulesTest {
    private final JavaClasses planted = new ClassFileImporter().importClasses(IdleJob.class);

    @Test
    void a_file_that_breaks_the_promise_of_its_name_is_found() {
        assertThatThrownBy(() -> Suffixes.isTrue("Job", "work", c -> false).check(planted))
                .hasMessageContaining("IdleJob should work");
    }

    @Test
    void one_that_keeps_it_is_not() {
        Suffixes.isTrue("Job", "work", c -> true).check(planted);
        assertThat(planted).hasSize(1);
    }

    @Test
    void every_suffix_of_an_edge_has_its_promise() {
        assertThat(Suffixes.promises()).hasSize(9);
        assertThatThrownBy(() -> Suffixes.promises().forEach(promise -> promise.check(planted)))
                .hasMessageContaining("IdleJob should be a BackgroundJob");
    }
}
