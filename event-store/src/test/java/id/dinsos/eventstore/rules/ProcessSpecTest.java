package id.dinsos.eventstore.rules;

import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.contracts.RegionCode;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The test kit for processes, shown on a process that moves coins from one purse to another. */
class ProcessSpecTest {
    private static final UUID FROM = new UUID(0, 1);
    private static final UUID TO = new UUID(0, 2);
    private static final Aggregate<Move, Purse, Moved> PURSE =
            Aggregate.of(new PurseDecider())
                    .ownedBy(purse -> purse.owner().isEmpty() ? null : purse.owner());

    private static final Authority EAST_JAVA =
            owner -> RegionCode.of("35").covers(RegionCode.of(owner));

    @Test
    void a_process_is_seen_by_the_events_it_leaves_on_each_stream() {
        given(PURSE, FROM, new Moved("35.24", 10))
                .and(PURSE, TO, new Moved("35.24", 1))
                .when(pay(4))
                .then(events(FROM, new Moved("35.24", -4)), events(TO, new Moved("35.24", 4)));
    }

    @Test
    void an_event_on_a_stream_that_was_not_named_is_noticed() {
        ProcessSpec.Then then =
                given(PURSE, FROM, new Moved("35.24", 10)).and(PURSE, TO).when(pay(4));

        assertThatThrownBy(() -> then.then(events(FROM, new Moved("35.24", -4))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_refusal_in_the_middle_is_the_refusal_of_the_whole() {
        given(PURSE, FROM, new Moved("35.24", 3))
                .and(PURSE, TO)
                .when(pay(4))
                .thenRefused(TOO_LITTLE);
    }

    @Test
    void who_has_no_authority_over_one_of_the_records_is_refused() {
        given(PURSE, FROM, new Moved("35.24", 10))
                .and(PURSE, TO, new Moved("64.08", 1))
                .by(EAST_JAVA)
                .when(pay(4))
                .thenRefused(KernelCode.REGION_NOT_YOURS);
    }

    @Test
    void a_record_of_another_office_answers_as_one_that_is_not_there() {
        given(PURSE, FROM, new Moved("64.08", 10))
                .and(PURSE, TO)
                .by(EAST_JAVA)
                .when(pay(4))
                .thenRefused(TOO_LITTLE);
        given(PURSE, FROM).and(PURSE, TO).by(EAST_JAVA).when(pay(4)).thenRefused(TOO_LITTLE);
    }

    @Test
    void nothing_to_do_is_nothing() {
        given(PURSE, FROM, new Moved("35.24", 10)).when(unit -> {}).thenNothing();
    }

    @Test
    void a_sum_over_the_streams_can_be_asked_for_afterwards() {
        ProcessSpec.Then then =
                given(PURSE, FROM, new Moved("35.24", 10)).and(PURSE, TO).when(pay(4));

        assertThat(then.state(PURSE, FROM).coins() + then.state(PURSE, TO).coins()).isEqualTo(10);
    }

    private static final RefusalCode TOO_LITTLE = KernelCode.FIELD_INVALID;

    private static Consumer<UnitOfWork> pay(int coins) {
        return unit -> {
            String owner = unit.state(PURSE, FROM).owner();
            unit.require(PURSE, FROM, new Move(owner, -coins));
            unit.require(PURSE, TO, new Move(owner, coins));
        };
    }

    private record Move(String owner, int coins) {}

    private record Moved(String owner, int coins) {}

    private record Purse(String owner, int coins) {}

    private static final class PurseDecider implements Decider<Move, Purse, Moved> {
        @Override
        public Purse initial() {
            return new Purse("", 0);
        }

        @Override
        public Decision<Moved> decide(Move command, Purse purse) {
            return purse.coins() + command.coins() < 0
                    ? Decision.refuse(TOO_LITTLE, "too little")
                    : Decision.accept(new Moved(command.owner(), command.coins()));
        }

        @Override
        public Purse evolve(Purse purse, Moved moved) {
            String owner = purse.owner().isEmpty() ? moved.owner() : purse.owner();
            return new Purse(owner, purse.coins() + moved.coins());
        }
    }
}
