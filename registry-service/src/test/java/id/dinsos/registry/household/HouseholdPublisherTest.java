package id.dinsos.registry.household;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.RegistryMessage;
import id.dinsos.contracts.RegistryMessage.Composition;
import id.dinsos.eventstore.rules.Meta;
import id.dinsos.eventstore.rules.OutboxMessage;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Member;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDelisted;
import id.dinsos.registry.household.HouseholdEvent.HouseholdDissolved;
import id.dinsos.registry.household.HouseholdEvent.HouseholdMovedOut;
import id.dinsos.registry.household.HouseholdEvent.HouseholdRegistered;
import id.dinsos.registry.household.HouseholdEvent.HouseholdTakenOver;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.person.Person.Relation;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HouseholdPublisherTest {
    private static final UUID HOME = new UUID(0, 7);
    private static final UUID BUDI = new UUID(0, 1);
    private static final ListName SEMBAKO = new ListName(Source.DTSEN, "SEMBAKO");

    /** Already December where the household lives. */
    private static final Instant AT = Instant.parse("2026-11-30T20:00:00Z");

    private final HouseholdPublisher publisher =
            new HouseholdPublisher(
                    new Zones(ZoneId.of("Asia/Jakarta"), Map.of("64", ZoneId.of("Asia/Makassar"))));
    private final HouseholdDecider decider = new HouseholdDecider();

    @Test
    void every_message_carries_the_whole_state() {
        HouseholdDelisted event = new HouseholdDelisted(SEMBAKO, DelistReason.GRADUATED, "2026-12");
        List<OutboxMessage> said = publish(registered(), event);
        assertThat(said)
                .containsExactly(
                        new OutboxMessage(
                                RegistryMessage.HOUSEHOLDS,
                                HOME.toString(),
                                "35.24",
                                2,
                                AT,
                                new RegistryMessage.Household(
                                        HOME,
                                        "household-delisted",
                                        "35.24.01.2001",
                                        "35.24",
                                        "LIVE",
                                        BUDI,
                                        BUDI,
                                        2,
                                        15,
                                        new Composition(4, 1, 2, 1),
                                        List.of(
                                                new RegistryMessage.Listing(
                                                        "DTSEN",
                                                        "SEMBAKO",
                                                        false,
                                                        "GRADUATED",
                                                        "2026-12")),
                                        null)));
    }

    @Test
    void a_dissolved_household_says_so() {
        HouseholdDissolved event = new HouseholdDissolved();
        assertThat(publish(registered(), event))
                .singleElement()
                .extracting(OutboxMessage::payload)
                .extracting("state", "change")
                .containsExactly("DISSOLVED", "household-dissolved");
    }

    @Test
    void a_household_taken_over_says_its_new_office_and_place_with_all_it_had() {
        HouseholdTakenOver event =
                new HouseholdTakenOver(
                        "35.22",
                        "35.22.01.2001",
                        PersonalData.of(BUDI, new Address("Jalan Baru", null, null)));
        assertThat(publish(registered(), new HouseholdMovedOut("35.22", MoveReason.WORK), event))
                .singleElement()
                .satisfies(said -> assertThat(said.owner()).isEqualTo("35.22"))
                .extracting(OutboxMessage::payload)
                .extracting("change", "owner", "region", "state", "decile")
                .containsExactly("household-taken-over", "35.22", "35.22.01.2001", "LIVE", 2);
    }

    @Test
    void ages_are_counted_on_the_day_of_the_office_that_has_the_household() {
        Instant halfPastMidnightInTheCentre = Instant.parse("2026-11-30T16:30:00Z");
        HouseholdTakenOver east =
                new HouseholdTakenOver(
                        "64.08",
                        "64.08.01.2001",
                        PersonalData.of(BUDI, new Address("Jalan Baru", null, null)));
        HouseholdMovedOut leaves = new HouseholdMovedOut("64.08", MoveReason.WORK);

        assertThat(elders(publish(halfPastMidnightInTheCentre, registered()))).isZero();
        assertThat(elders(publish(halfPastMidnightInTheCentre, registered(), leaves, east)))
                .isOne();
    }

    private static int elders(List<OutboxMessage> said) {
        RegistryMessage.Household household =
                (RegistryMessage.Household) Objects.requireNonNull(said.getFirst().payload());
        return household.members().over60();
    }

    private List<OutboxMessage> publish(HouseholdEvent... history) {
        return publish(AT, history);
    }

    private List<OutboxMessage> publish(Instant at, HouseholdEvent... history) {
        return publisher.publish(
                HOME,
                history.length,
                history[history.length - 1],
                decider.fold(List.of(history)),
                Meta.of(new UUID(0, 9), "35.24", "sari", at));
    }

    private static HouseholdRegistered registered() {
        return new HouseholdRegistered(
                "35.24",
                "35.24.01.2001",
                PersonalData.of(BUDI, new Address("Jalan Mawar", "001", "002")),
                BUDI,
                BUDI,
                List.of(
                        member(1, YearMonth.of(1966, 12), true),
                        member(2, YearMonth.of(2021, 12), true),
                        member(3, YearMonth.of(2022, 1), true),
                        member(4, null, true),
                        member(5, YearMonth.of(1940, 1), false)),
                new Ranking(2, 15),
                List.of(new Listing(SEMBAKO, true, null, null)));
    }

    private static Member member(
            long id, @org.jspecify.annotations.Nullable YearMonth born, boolean alive) {
        return new Member(new UUID(0, id), Relation.OTHER, born, alive);
    }
}
