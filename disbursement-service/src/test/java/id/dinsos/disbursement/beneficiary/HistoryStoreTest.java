package id.dinsos.disbursement.beneficiary;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {
    @Test
    void what_holds_at_midnight_in_jakarta_is_not_skipped_for_what_follows_in_the_same_batch() {
        Message<String> october = message(1, 1, "2026-10-31T16:59:00Z");
        Message<String> november = message(1, 2, "2026-10-31T17:00:00Z");

        assertThat(HistoryStore.rounds(List.of(october, november)))
                .containsExactly(List.of(october), List.of(november));
    }

    @Test
    void within_an_hour_the_newest_is_enough_and_keys_share_a_round() {
        Message<String> first = message(1, 1, "2026-10-01T01:00:00Z");
        Message<String> newest = message(1, 2, "2026-10-01T01:30:00Z");
        Message<String> other = message(2, 1, "2026-11-01T01:00:00Z");

        List<List<Message<String>>> rounds = HistoryStore.rounds(List.of(first, newest, other));

        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst()).containsExactlyInAnyOrder(newest, other);
    }

    @Test
    void an_older_version_that_comes_late_is_left_out() {
        Message<String> newest = message(1, 5, "2026-10-01T03:00:00Z");
        Message<String> late = message(1, 4, "2026-10-01T01:00:00Z");

        assertThat(HistoryStore.rounds(List.of(newest, late))).containsExactly(List.of(newest));
    }

    @Test
    void a_bank_s_way_of_writing_a_name_is_the_same_name_and_another_s_is_not() {
        assertThat(HolderName.matches("SITI AMINAH", "Siti Aminah")).isTrue();
        assertThat(HolderName.matches("SITI AMIN", "Siti Aminah, S.Pd.")).isTrue();
        assertThat(HolderName.matches("SITI", "Siti Aminah")).isTrue();
        assertThat(HolderName.matches("BUDI SANTOSO", "Siti Aminah")).isFalse();
        assertThat(HolderName.matches("SITI NURJANAH", "Siti Aminah")).isFalse();
        assertThat(HolderName.matches("", "Siti Aminah")).isFalse();
    }

    private static Message<String> message(long key, long version, String at) {
        return new Message<>(
                "t", new UUID(0, key), "id", version, "35.24", Instant.parse(at), "body");
    }
}
