package id.dinsos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the demo leaves on the screen; that its tokens open the doors, {@code FaultsTest} shows. */
class SummaryTest {
    @Test
    void the_tokens_that_are_printed_are_those_the_starters_ask_for() {
        Map<String, String> tokens =
                Summary.tokens((sub, region, roles) -> region + " " + List.of(roles));

        assertThat(tokens)
                .isEqualTo(Map.of("AUDITOR", "35.24 [auditor]", "DESK", "35.24 [officer]"));
    }
}
