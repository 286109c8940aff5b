package id.dinsos.eventstore.log;

import static id.dinsos.eventstore.log.TestStore.await;
import static id.dinsos.eventstore.log.TestStore.id;
import static id.dinsos.eventstore.log.TestStore.meta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A command that asks outside the log between loading and deciding. */
class AskingTest {
    static TestStore test;

    private final UUID stream = id();
    private final UUID other = id();
    private final List<Integer> asked = new ArrayList<>();

    @BeforeAll
    static void start() {
        test = new TestStore();
    }

    @AfterAll
    static void stop() {
        test.close();
    }

    @Test
    void it_decides_on_what_it_was_told_of_the_state_it_loaded() {
        test.run(stream, new Tally.Add(3));

        Done done = handle(Asking.inSteps(unit -> doubled(unit)), Request.of(meta()));

        assertThat(done.version()).isEqualTo(2);
        assertThat(asked).containsExactly(3);
        assertThat(test.total(stream)).isEqualTo(6);
    }

    @Test
    void a_lost_race_asks_anew() {
        test.run(stream, new Tally.Add(3));

        handle(
                Asking.inSteps(unit -> {
                    if (asked.isEmpty()) {
                        test.run(stream, new Tally.Add(4));
                    }
                    return doubled(unit);
                }),
                Request.of(meta()));

        assertThat(asked).containsExactly(3, 7);
        assertThat(test.total(stream)).isEqualTo(14);
    }

    @Test
    void a_stream_it_comes_upon_while_asking_is_loaded_and_asked_about() {
        test.run(stream, new Tally.Add(3));
        test.run(other, new Tally.Add(5));

        handle(
                Asking.inSteps(unit -> {
                    asked.add(unit.state(Tally.AGGREGATE, stream));
                    int more = unit.state(Tally.AGGREGATE, other);
                    return then -> then.require(Tally.AGGREGATE, stream, new Tally.Add(more));
                }),
                Request.of(meta()));

        assertThat(asked).containsExactly(3, 3);
        assertThat(test.total(stream)).isEqualTo(8);
    }

    @Test
    void a_stream_it_comes_upon_while_deciding_is_loaded_and_nothing_asked_again() {
        test.run(stream, new Tally.Add(3));

        handle(
                Asking.inSteps(unit -> {
                    asked.add(unit.state(Tally.AGGREGATE, stream));
                    return then -> then.require(Tally.AGGREGATE, other, new Tally.Add(1));
                }),
                Request.of(meta()));

        assertThat(asked).containsExactly(3);
        assertThat(test.total(other)).isEqualTo(1);
    }

    @Test
    void what_asking_refuses_is_refused_and_a_stale_version_is_told_first() {
        test.run(stream, new Tally.Add(3));
        Asking refusing =
                Asking.inSteps(unit -> {
                    throw RefusedException.of(KernelCode.CHANGED_MEANWHILE, "no");
                });

        assertThatThrownBy(() -> handle(refusing, Request.of(meta())))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(KernelCode.CHANGED_MEANWHILE));
        assertThatThrownBy(() -> handle(refusing, Request.of(meta()).ifMatch(7)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(KernelCode.ETAG_STALE));
        assertThat(test.total(stream)).isEqualTo(3);
    }

    private Consumer<UnitOfWork> doubled(UnitOfWork unit) {
        int total = unit.state(Tally.AGGREGATE, stream);
        asked.add(total);
        return then -> then.require(Tally.AGGREGATE, stream, new Tally.Add(total));
    }

    @CanIgnoreReturnValue
    private Done handle(Asking asking, Request request) {
        return await(test.handler.handleAsking("Ask", List.of(stream), stream, asking, request));
    }
}
