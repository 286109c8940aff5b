package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.VersionPlan.Target;
import id.dinsos.registry.person.Person.Relation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a version of the ministry's list does to one household, and what taking it back does. */
class VersionPlanTest {
    private static final UUID VERSION = new UUID(7, 7);
    private static final UUID HOME = new UUID(0, 1);
    private static final UUID HEAD = new UUID(0, 2);
    private static final LocalDate LIST_OF = LocalDate.of(2026, 10, 20);
    private static final Said SAID = Said.on(LIST_OF, ZoneOffset.UTC);
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");
    private static final ListName PKH = new ListName(Source.DTSEN, "PKH");
    private static final ListName LOCAL = new ListName(Source.DTKS, "BERAS");
    private static final HouseholdDecider DECIDER = new HouseholdDecider();

    private final List<Recorded> history = new ArrayList<>();

    @Test
    void it_is_ranked_and_listed_as_the_version_says_under_its_number() {
        registered(new Ranking(2, 15), new Listing(SEMBAKO, true, null, null));
        assertThat(enforce(new Target(Source.DTSEN, "2026-Q4", 5, 44, false, true, false)))
                .containsExactly(
                        new HouseholdCommand.Rank(new Ranking(5, 44)),
                        new HouseholdCommand.TakeOffList(
                                SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, "2026-Q4"),
                        new HouseholdCommand.PutOnList(PKH, "2026-Q4"));
    }

    @Test
    void what_the_version_leaves_empty_stays_as_it_is() {
        registered(new Ranking(2, 15), new Listing(SEMBAKO, true, null, null));
        assertThat(enforce(new Target(Source.DTSEN, "2026-Q4", 3, null, null, null, false)))
                .containsExactly(new HouseholdCommand.Rank(new Ranking(3, 15)));
    }

    @Test
    void whom_it_names_no_more_comes_off_its_lists_and_is_ranked_no_more() {
        registered(
                new Ranking(2, 15),
                new Listing(SEMBAKO, true, null, null),
                new Listing(LOCAL, true, null, null));
        assertThat(enforce(new Target(Source.DTSEN, "2026-Q4", null, null, null, null, true)))
                .containsExactly(
                        new HouseholdCommand.TakeOffList(
                                SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, "2026-Q4"),
                        new HouseholdCommand.Rank(Ranking.NONE));
    }

    @Test
    void what_an_officer_or_a_newer_file_said_since_its_day_stays() {
        registered(new Ranking(2, 15), new Listing(SEMBAKO, true, null, null));
        record(
                new HouseholdEvent.HouseholdRanked(new Ranking(4, 33)),
                LocalDate.of(2026, 10, 25),
                null);
        record(
                new HouseholdEvent.HouseholdDelisted(SEMBAKO, DelistReason.GRADUATED, null),
                LocalDate.of(2026, 9, 1),
                null);
        assertThat(enforce(new Target(Source.DTSEN, "2026-Q4", 1, 2, true, null, false)))
                .as("newer rank; off the list by an officer, whom no file overrules")
                .isEmpty();
    }

    @Test
    void a_household_of_another_office_or_one_that_ended_is_left_alone() {
        registered(new Ranking(2, 15));
        Target target = new Target(Source.DTSEN, "2026-Q4", 5, 44, null, null, false);
        assertThat(VersionPlan.enforce(state(), "64.08", history, SAID, target)).isEmpty();
        record(new HouseholdEvent.HouseholdDissolved(), LocalDate.of(2026, 10, 1), null);
        assertThat(enforce(target)).isEmpty();
    }

    @Test
    void taken_back_it_stands_as_before() {
        registered(
                new Ranking(2, 0),
                new Listing(SEMBAKO, true, null, "2026-Q3"),
                new Listing(PKH, false, DelistReason.NO_LONGER_ON_SOURCE, "2026-Q2"));
        put(new HouseholdEvent.HouseholdRanked(new Ranking(9, 88)));
        put(
                new HouseholdEvent.HouseholdDelisted(
                        SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, "2026-Q4"));
        put(new HouseholdEvent.HouseholdListed(PKH, "2026-Q4"));
        Household before = state(0, 1);
        List<HouseholdCommand> undo = VersionPlan.undo(state(), "35.24", history, VERSION);
        Household after = state();
        for (HouseholdCommand command : undo) {
            after = decided(after, command);
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_was_said_after_the_version_stays_when_it_is_taken_back() {
        registered(new Ranking(2, 15), new Listing(SEMBAKO, true, null, null));
        put(new HouseholdEvent.HouseholdRanked(new Ranking(9, 88)));
        put(
                new HouseholdEvent.HouseholdDelisted(
                        SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, "2026-Q4"));
        record(
                new HouseholdEvent.HouseholdRanked(new Ranking(4, 40)),
                LocalDate.of(2026, 11, 2),
                null);
        assertThat(VersionPlan.undo(state(), "35.24", history, VERSION))
                .containsExactly(new HouseholdCommand.PutOnList(SEMBAKO, null));
        assertThat(VersionPlan.undo(state(), "35.24", history, new UUID(8, 8))).isEmpty();
    }

    @Test
    void a_household_that_came_by_the_version_is_ranked_and_listed_no_more() {
        registered(
                Said.INTAKE + VersionPlan.intake(VERSION),
                new Ranking(2, 15),
                new Listing(SEMBAKO, true, null, null));
        assertThat(VersionPlan.undo(state(), "35.24", history, VERSION))
                .containsExactly(
                        new HouseholdCommand.Rank(Ranking.NONE),
                        new HouseholdCommand.TakeOffList(
                                SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, null));
    }

    @Test
    void the_right_file_of_the_same_day_is_not_older_than_the_reversal() {
        registered(new Ranking(2, 15));
        put(new HouseholdEvent.HouseholdRanked(new Ranking(9, 88)));
        record(
                new HouseholdEvent.HouseholdRanked(new Ranking(2, 15)),
                LIST_OF,
                VersionPlan.reversal(VERSION));
        assertThat(enforce(new Target(Source.DTSEN, "2026-Q4", 3, 25, null, null, false)))
                .containsExactly(new HouseholdCommand.Rank(new Ranking(3, 25)));
    }

    private List<HouseholdCommand> enforce(Target target) {
        return VersionPlan.enforce(state(), "35.24", history, SAID, target);
    }

    private void registered(Ranking ranking, Listing... listings) {
        registered(null, ranking, listings);
    }

    private void registered(@Nullable String cause, Ranking ranking, Listing... listings) {
        record(
                new HouseholdEvent.HouseholdRegistered(
                        "35.24",
                        "35.24.01.2001",
                        PersonalData.of(HEAD, new Address("Jalan Mawar", "001", "002")),
                        HEAD,
                        HEAD,
                        List.of(new Member(HEAD, Relation.HEAD, null, true)),
                        ranking,
                        List.of(listings)),
                LocalDate.of(2026, 7, 1),
                cause);
    }

    private void put(HouseholdEvent event) {
        record(event, LIST_OF, VersionPlan.cause(VERSION));
    }

    private void record(HouseholdEvent event, LocalDate day, @Nullable String cause) {
        Meta meta =
                Meta.of(
                        new UUID(1, 1),
                        "35.24",
                        "sari",
                        day.atTime(9, 0).toInstant(ZoneOffset.UTC));
        Meta said = cause == null ? meta : meta.causedBy(cause).effectiveOn(day);
        history.add(
                new Recorded(
                        new Position(1, history.size()),
                        HOME,
                        history.size() + 1,
                        "event",
                        event,
                        meta.decidedAt(),
                        () -> said));
    }

    private Household state() {
        return state(0, history.size());
    }

    private Household state(int from, int to) {
        return DECIDER.fold(
                history.subList(from, to).stream()
                        .map(one -> (HouseholdEvent) one.event())
                        .toList());
    }

    private static Household decided(Household state, HouseholdCommand command) {
        var decision = DECIDER.decide(command, state);
        return decision
                        instanceof
                        id.dinsos.eventstore.rules.Decision.Accepted<HouseholdEvent>(var events)
                ? fold(state, events)
                : state;
    }

    private static Household fold(Household state, List<HouseholdEvent> events) {
        Household now = state;
        for (HouseholdEvent event : events) {
            now = DECIDER.evolve(now, event);
        }
        return now;
    }
}
