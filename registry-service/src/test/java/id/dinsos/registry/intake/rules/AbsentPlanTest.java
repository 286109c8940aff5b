package id.dinsos.registry.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.SampleFiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision over those who are absent from a whole list does to one of them. */
class AbsentPlanTest extends PlanOfRows {
    private static final UUID INTAKE = new UUID(8, 8);
    private static final LocalDate LIST_OF = LocalDate.of(2026, 11, 1);
    private static final Said SAID = Said.on(LIST_OF, ZoneOffset.UTC);
    private static final ListName LOCAL = new ListName(Source.DTKS, "BERAS");

    private final List<Recorded> history = new ArrayList<>();

    @Test
    void it_comes_off_the_lists_of_the_files_source_and_off_no_other() {
        listed();
        record(new HouseholdEvent.HouseholdListed(LOCAL, null), LocalDate.of(2026, 9, 1), null);
        assertThat(AbsentPlan.delist(home(1), "35.24", history, SAID))
                .containsExactly(
                        new HouseholdCommand.TakeOffList(
                                FamilyCommands.SEMBAKO, DelistReason.NO_LONGER_ON_SOURCE, null));
    }

    @Test
    void what_a_newer_file_or_an_officer_has_listed_since_stays_listed() {
        listed();
        record(
                new HouseholdEvent.HouseholdListed(FamilyCommands.SEMBAKO, null),
                LocalDate.of(2026, 11, 20),
                Said.INTAKE + new UUID(9, 9));
        assertThat(AbsentPlan.delist(home(1), "35.24", history, SAID)).isEmpty();
    }

    @Test
    void a_household_that_is_another_offices_or_has_ended_is_left_alone() {
        listed();
        assertThat(AbsentPlan.delist(home(1), "64.08", history, SAID)).isEmpty();
        record(new HouseholdEvent.HouseholdDissolved(), LocalDate.of(2026, 11, 2), null);
        assertThat(AbsentPlan.delist(home(1), "35.24", history, SAID)).isEmpty();
    }

    @Test
    void taken_back_it_stands_on_the_list_again_unless_something_was_said_since() {
        listed();
        delist(DelistReason.NO_LONGER_ON_SOURCE, AbsentPlan.cause(INTAKE));
        assertThat(AbsentPlan.isDone(history, AbsentPlan.cause(INTAKE))).isTrue();
        assertThat(AbsentPlan.restore(home(1), "35.24", history, INTAKE))
                .containsExactly(new HouseholdCommand.PutOnList(FamilyCommands.SEMBAKO, null));
        delist(DelistReason.DUPLICATE, null);
        assertThat(AbsentPlan.restore(home(1), "35.24", history, INTAKE)).isEmpty();
    }

    @Test
    void what_this_decision_did_not_take_off_it_does_not_put_back() {
        listed();
        delist(DelistReason.GRADUATED, null);
        assertThat(AbsentPlan.restore(home(1), "35.24", history, INTAKE)).isEmpty();
    }

    private void listed() {
        apply(new SampleFiles().family(1, 1));
    }

    private void delist(DelistReason why, @Nullable String cause) {
        record(
                new HouseholdEvent.HouseholdDelisted(FamilyCommands.SEMBAKO, why, null),
                LocalDate.of(2026, 11, 23),
                cause);
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
                        homeId(1),
                        history.size() + 2,
                        "event",
                        event,
                        meta.decidedAt(),
                        () -> said));
        households.put(homeId(1), HOUSEHOLDS.evolve(home(1), event));
    }
}
