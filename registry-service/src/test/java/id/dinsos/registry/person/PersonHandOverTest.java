package id.dinsos.registry.person;

import static id.dinsos.registry.person.Person.CivilMatch.UNCHECKED;
import static id.dinsos.registry.person.Person.IdentityStatus.CLAIMED;
import static id.dinsos.registry.person.Person.Relation.HEAD;
import static id.dinsos.registry.person.Person.Sex.MALE;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.person.PersonCommand.AcceptOffer;
import id.dinsos.registry.person.PersonCommand.Follow;
import id.dinsos.registry.person.PersonCommand.JoinHousehold;
import id.dinsos.registry.person.PersonCommand.Offer;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the record of one person comes to the office of another regency. */
class PersonHandOverTest {
    private static final UUID BUDI = new UUID(0, 1);
    private static final UUID HOME = new UUID(0, 7);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final RegionCode THERE = RegionCode.of("35.22");
    private static final PersonOffered OFFERED = new PersonOffered("35.22");
    private static final Membership AT_HOME = new Membership(HOME, HEAD);

    private final DeciderSpec<PersonCommand, Person, PersonEvent> spec =
            DeciderSpec.of(new PersonDecider());

    @Test
    void an_office_offers_one_who_lives_in_no_household() {
        spec.given(registered(null)).when(new Offer(THERE)).then(OFFERED);
        spec.given(registered(null), OFFERED).when(new Offer(THERE)).thenNothing();
    }

    @Test
    void an_offer_is_taken_back_while_nobody_has_accepted() {
        spec.given(registered(null), OFFERED).when(new Offer(null)).then(new PersonOffered(null));
        spec.given(registered(null), OFFERED, new PersonOffered(null))
                .when(new AcceptOffer("35.22"))
                .thenRefused(PersonCode.PERSON_NOT_OFFERED);
    }

    @Test
    void nobody_is_offered_to_the_office_that_keeps_them() {
        spec.given(registered(null))
                .when(new Offer(RegionCode.of("35.24")))
                .thenRefused(PersonCode.OFFER_INSIDE_OWNER);
    }

    @Test
    void who_lives_in_a_household_moves_with_it() {
        spec.given(registered(AT_HOME))
                .when(new Offer(THERE))
                .thenRefused(PersonCode.PERSON_MOVES_WITH_HOUSEHOLD);
    }

    @Test
    void the_dead_are_offered_to_nobody() {
        spec.given(registered(null), new PersonDied(TODAY, TODAY, null))
                .when(new Offer(THERE))
                .thenRefused(PersonCode.PERSON_DEAD);
    }

    @Test
    void the_office_that_was_offered_a_person_keeps_them_from_then_on() {
        spec.given(registered(null), OFFERED)
                .when(new AcceptOffer("35.22"))
                .then(new PersonTakenOver("35.22"));
        spec.given(registered(null), OFFERED, new PersonTakenOver("35.22"))
                .when(new JoinHousehold(AT_HOME, "35.22"))
                .then(new HouseholdJoined(AT_HOME));
    }

    @Test
    void an_office_takes_nobody_who_was_offered_to_another_or_to_none() {
        spec.given(registered(null), OFFERED)
                .when(new AcceptOffer("35.23"))
                .thenRefused(PersonCode.PERSON_NOT_OFFERED);
        spec.given(registered(null))
                .when(new AcceptOffer("35.22"))
                .thenRefused(PersonCode.PERSON_NOT_OFFERED);
    }

    @Test
    void who_joins_a_household_here_is_offered_no_more() {
        spec.given(registered(null), OFFERED, new HouseholdJoined(AT_HOME))
                .when(new AcceptOffer("35.22"))
                .thenRefused(PersonCode.PERSON_NOT_OFFERED);
    }

    @Test
    void nobody_joins_a_household_of_another_office() {
        spec.given(registered(null))
                .when(new JoinHousehold(AT_HOME, "35.22"))
                .thenRefused(PersonCode.PERSON_OF_OTHER_OFFICE);
    }

    @Test
    void a_record_follows_its_household_merged_or_not() {
        spec.given(registered(AT_HOME))
                .when(new Follow("35.22"))
                .then(new PersonTakenOver("35.22"));
        spec.given(registered(AT_HOME), new PersonMerged(new UUID(0, 2), Set.of(), List.of()))
                .when(new Follow("35.22"))
                .then(new PersonTakenOver("35.22"));
        spec.given(registered(AT_HOME)).when(new Follow("35.24")).thenNothing();
    }

    private static PersonRegistered registered(@Nullable Membership membership) {
        return new PersonRegistered(
                "35.24",
                PersonalData.of(
                        BUDI,
                        new PersonIdentity(null, null, "Budi", null, null, null, null, null, null)),
                CLAIMED,
                MALE,
                null,
                UNCHECKED,
                PersonFacts.UNKNOWN,
                membership);
    }
}
