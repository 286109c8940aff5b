package id.dinsos.cases.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.testkit.OfficeWords;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every word that a kind of case says to somebody, as it is shipped. */
class KindWordsTest {
    @Test
    void each_name_label_and_step_stands_in_both_languages_and_holds_no_code() throws IOException {
        List<String> faults = new ArrayList<>();
        int walked;
        try (InputStream file =
                Objects.requireNonNull(
                        KindWordsTest.class.getResourceAsStream("/case-kinds.json"))) {
            walked = walk(new ObjectMapper().readTree(file), "", faults);
        }

        assertThat(walked).isGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private static int walk(JsonNode node, String at, List<String> faults) {
        int walked = 0;
        if (node.has("id") && node.has("en")) {
            faults.addAll(
                    OfficeWords.faults(at, node.path("id").asText(), node.path("en").asText()));
            walked++;
        } else if (node.has("en") || node.path("id").asText().contains(" ")) {
            faults.add(at + " stands in one language");
        }
        for (var field : node.properties()) {
            walked += walk(field.getValue(), at + "/" + field.getKey(), faults);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walked += walk(node.get(i), at + "/" + i, faults);
            }
        }
        return walked;
    }
}
