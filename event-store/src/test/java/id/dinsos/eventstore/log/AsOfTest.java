package id.dinsos.eventstore.log;

import static id.dinsos.eventstore.log.TestStore.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AsOfTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Makassar");
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final UUID STREAM = id();

    private final EventCodec codec = Tally.codec();
    private final List<Recorded> history = new ArrayList<>();

    @Test
    void what_was_recorded_by_the_end_of_the_offices_day_was_known_on_it() {
        recorded("2026-03-30T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-03-31T15:59:59Z", null, new Tally.Added(2));
        recorded("2026-03-31T16:00:00Z", null, new Tally.Added(4));

        assertThat(total("2026-03-31", null)).isEqualTo(3);
        assertThat(total("2026-04-01", null)).isEqualTo(7);
    }

    @Test
    void what_was_learned_late_is_true_since_the_day_it_says() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-06-01T00:00:00Z", LocalDate.parse("2026-04-01"), new Tally.Added(2));

        assertThat(total(null, "2026-03-31")).isEqualTo(1);
        assertThat(total(null, "2026-04-01")).isEqualTo(3);
        assertThat(total("2026-05-31", "2026-04-01")).isEqualTo(1);
    }

    @Test
    void an_event_that_says_when_it_happened_needs_no_other_date() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-06-01T00:00:00Z", null, new Happened(LocalDate.parse("2026-04-01")));

        assertThat(trueOn("2026-04-01")).hasSize(2);
        assertThat(trueOn("2026-03-31")).hasSize(1);
    }

    @Test
    void what_a_later_event_corrects_was_never_true() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-06-01T00:00:00Z", null, new Happened(LocalDate.parse("2026-04-01")));
        recorded("2026-07-01T00:00:00Z", null, new Happened(LocalDate.parse("2026-05-01")));

        assertThat(trueOn("2026-04-30")).hasSize(1);
        assertThat(trueOn("2026-05-01")).hasSize(2);
        assertThat(asOf("2026-06-30", "2026-04-30").of(stream()).events()).hasSize(2);
    }

    @Test
    void of_several_that_could_be_meant_the_last_one_is_told_anew() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-04-01T00:00:00Z", null, new Tally.Added(2));
        recorded("2026-06-01T00:00:00Z", null, new Undone());

        assertThat(total(null, "2026-05-01")).isEqualTo(1);
        assertThat(total("2026-05-31", "2026-05-01")).isEqualTo(3);
    }

    @Test
    void today_is_what_a_plain_read_says() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-06-01T00:00:00Z", LocalDate.parse("2026-02-01"), new Tally.Added(2));

        assertThat(total("2026-11-22", "2026-11-22")).isEqualTo(total(null, null)).isEqualTo(3);
        assertThat(asOf(null, null).isNow()).isTrue();
    }

    @Test
    void a_day_before_the_first_event_is_refused_even_where_a_later_one_reaches_further_back() {
        recorded("2026-03-01T00:00:00Z", null, new Tally.Added(1));
        recorded("2026-06-01T00:00:00Z", LocalDate.parse("2026-01-01"), new Tally.Added(2));

        refused(KernelCode.NOT_YET_ON_RECORD, () -> total("2026-02-28", null));
        refused(KernelCode.NOT_YET_ON_RECORD, () -> total(null, "2026-02-28"));
    }

    @Test
    void what_is_no_date_and_what_is_to_come_is_refused() {
        refused(KernelCode.DATE_INVALID, () -> total("31-03-2026", null));
        refused(KernelCode.DATE_INVALID, () -> total(null, "2026-02-30"));
        refused(KernelCode.DATE_IN_FUTURE, () -> total("2026-11-23", null));
    }

    @Test
    void a_cause_stored_before_there_was_a_valid_day_has_none() {
        Meta old =
                codec.decodeMeta(
                        """
                        {"commandId":"0197a6a0-0000-7000-8000-000000000001","owner":"35.24",\
                        "actor":"sari","decidedAt":"2026-03-01T00:00:00Z","subjects":[]}\
                        """
                                .getBytes(StandardCharsets.UTF_8));

        assertThat(old.effectiveOn()).isNull();
        assertThat(old.effectiveOn(LocalDate.EPOCH).causedBy("x").ownedBy("35").effectiveOn())
                .isEqualTo(LocalDate.EPOCH);
    }

    @Test
    void subjects_stay_last_so_that_those_without_any_are_not_parsed() {
        Meta meta = TestStore.meta().effectiveOn(LocalDate.EPOCH);

        assertThat(new String(codec.encodeMeta(meta), StandardCharsets.UTF_8))
                .contains("\"effectiveOn\":\"1970-01-01\"")
                .endsWith("\"subjects\":[]}");
    }

    private void recorded(String at, @Nullable LocalDate effectiveOn, Object event) {
        int version = history.size() + 1;
        byte[] meta = codec.encodeMeta(TestStore.meta().effectiveOn(effectiveOn));
        history.add(
                new Recorded(
                        new Position(1, version),
                        STREAM,
                        version,
                        "tally-added.v1",
                        event,
                        Instant.parse(at),
                        () -> codec.decodeMeta(meta)));
    }

    @CanIgnoreReturnValue
    private int total(@Nullable String knownOn, @Nullable String trueOn) {
        return asOf(knownOn, trueOn).of(stream()).fold(Tally.AGGREGATE.decider());
    }

    private List<Recorded> trueOn(String day) {
        return asOf(null, day).of(stream()).events();
    }

    private static AsOf asOf(@Nullable String knownOn, @Nullable String trueOn) {
        return AsOf.parse(knownOn, trueOn, ZONE, NOW);
    }

    private Stream stream() {
        return new Stream(STREAM, history.size(), Stream.ROOT, history);
    }

    private static void refused(RefusalCode code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        no -> assertThat(no.refusal().code()).isEqualTo(code));
    }

    /** Takes back what was added last. */
    private record Undone() implements Dated {
        @Override
        public @Nullable LocalDate happenedOn() {
            return null;
        }

        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof Tally.Added;
        }
    }

    private record Happened(LocalDate happenedOn) implements Dated {
        @Override
        public boolean corrects(Object earlier) {
            return earlier instanceof Happened;
        }
    }
}
