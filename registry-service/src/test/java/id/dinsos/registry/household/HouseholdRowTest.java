package id.dinsos.registry.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.person.Person.Relation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HouseholdRowTest {
    private static final UUID HOME = new UUID(0, 7);
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID ANI = new UUID(0, 2);
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");
    private static final ListName PKH = new ListName(Source.DTSEN, "PKH");

    @Test
    void a_row_follows_all_that_happens_to_a_household() {
        HouseholdRow row =
                after(
                        registered(),
                        new HouseholdEvent.HouseholdRanked(new Ranking(4, 31)),
                        new HouseholdEvent.HouseholdListed(PKH, null),
                        new HouseholdEvent.HouseholdDelisted(SEMBAKO, DelistReason.GRADUATED, null),
                        new HouseholdEvent.MemberJoined(member(3, true)),
                        new HouseholdEvent.MemberJoined(member(4, false)),
                        new HouseholdEvent.MemberCorrected(member(3, true)),
                        new HouseholdEvent.MemberDied(BUDI),
                        new HouseholdEvent.HouseholdMoved("35.24.02.2001", address()),
                        new HouseholdEvent.HeadChanged(ANI),
                        new HouseholdEvent.PayeeChanged(null));
        assertThat(row)
                .isEqualTo(
                        new HouseholdRow(
                                HOME,
                                11,
                                "35.24.02.2001",
                                "35.24",
                                "LIVE",
                                ANI,
                                null,
                                4,
                                31,
                                2,
                                List.of("DTSEN/PKH")));
    }

    @Test
    void a_dissolved_household_has_nobody_left() {
        HouseholdRow row =
                after(
                        registered(),
                        new HouseholdEvent.MemberLeft(ANI),
                        new HouseholdEvent.MemberLeft(BUDI),
                        new HouseholdEvent.HouseholdDissolved());
        assertThat(row.state()).isEqualTo("DISSOLVED");
        assertThat(row.living()).isZero();
    }

    @Test
    void a_row_begins_with_a_registration() {
        assertThatThrownBy(() -> after(new HouseholdEvent.MemberLeft(ANI)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static HouseholdRow after(HouseholdEvent... events) {
        HouseholdRow row = null;
        for (int i = 0; i < events.length; i++) {
            row = next(row, i + 1, events[i]);
        }
        return java.util.Objects.requireNonNull(row);
    }

    private static HouseholdRow next(@Nullable HouseholdRow row, int version, HouseholdEvent e) {
        return HouseholdRow.after(row, HOME, version, e);
    }

    private static HouseholdEvent.HouseholdRegistered registered() {
        return new HouseholdEvent.HouseholdRegistered(
                "35.24",
                "35.24.01.2001",
                address(),
                BUDI,
                BUDI,
                List.of(member(1, true), member(2, true)),
                new Ranking(2, 15),
                List.of(new Listing(SEMBAKO, true, null, null)));
    }

    private static PersonalData<Address> address() {
        return PersonalData.of(BUDI, new Address("Jalan Mawar", null, null));
    }

    private static Member member(long id, boolean alive) {
        return new Member(new UUID(0, id), Relation.OTHER, null, alive);
    }
}
