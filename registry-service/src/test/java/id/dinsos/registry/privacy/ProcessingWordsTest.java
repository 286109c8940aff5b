package id.dinsos.registry.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.OfficeWords;
import org.junit.jupiter.api.Test;

/** What a person reads who asks what is held of them, and what a proposal is called. */
class ProcessingWordsTest {
    @Test
    void every_purpose_of_processing_is_said_in_both_languages_without_a_code() {
        assertThat(OfficeWords.faultsOf("/processing.json", 20)).isEmpty();
    }

    @Test
    void every_kind_of_proposal_has_a_name_in_both_languages() {
        assertThat(OfficeWords.faultsOf("/proposal-kinds.json", 5)).isEmpty();
    }
}
