package id.dinsos.disbursement.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.RunRef;
import id.dinsos.eventstore.log.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneRowTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();
    private static final String TYPE = "chunk-frozen.v2";
    private static final Row ODD = row(2, Map.of("name", "a \"}\\ é 山 {", "list", List.of("]}")));
    private static final ChunkFrozen FROZEN =
            new ChunkFrozen(
                    new RunRef(new UUID(7, 7), "SEMBAKO", "35.24", 1),
                    4,
                    List.of(row(1, Map.of()), ODD, row(3, Map.of("m", Map.of("x", 1)))));

    @Test
    void of_the_verdicts_of_a_chunk_one_is_left_as_it_was_written() throws IOException {
        byte[] data = MAPPER.writeValueAsBytes(FROZEN);

        for (Row row : FROZEN.rows()) {
            ChunkFrozen cut =
                    MAPPER.readValue(OneRow.cut(TYPE, data, row.beneficiary()), ChunkFrozen.class);
            assertThat(cut).isEqualTo(new ChunkFrozen(FROZEN.run(), 4, List.of(row)));
        }
    }

    @Test
    void what_is_of_another_kind_or_not_as_expected_is_left_whole() throws IOException {
        byte[] data = MAPPER.writeValueAsBytes(FROZEN);
        byte[] other = "{\"rows\":[{\"beneficiary\":\"".getBytes(StandardCharsets.UTF_8);

        assertThat(OneRow.cut(TYPE, data, new UUID(9, 9))).isSameAs(data);
        assertThat(OneRow.cut("slice-instructed.v1", data, ODD.beneficiary())).isSameAs(data);
        assertThat(OneRow.cut(TYPE, other, ODD.beneficiary())).isSameAs(other);
    }

    private static Row row(long number, Map<String, Object> facts) {
        return new Row(
                new UUID(0, number),
                new UUID(1, number),
                "35.24.01.2001",
                Verdict.Outcome.ELIGIBLE,
                200_000,
                List.of(),
                facts);
    }
}
