package id.dinsos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProofTest {

    @Test
    void a_message_that_comes_again_is_not_late_and_one_that_comes_after_its_successor_is() {
        Proof.Seen seen = new Proof.Seen();
        assertThat(seen.isLate(1)).isFalse();
        assertThat(seen.isLate(2)).isFalse();
        assertThat(seen.isLate(1)).as("said again").isFalse();
        assertThat(seen.isLate(4)).isFalse();
        assertThat(seen.isLate(3)).as("after its successor").isTrue();
        assertThat(seen.newest()).isEqualTo(4);
    }
}
