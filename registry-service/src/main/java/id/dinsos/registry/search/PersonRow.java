package id.dinsos.registry.search;

import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.KnownOfPerson;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.DeathCorrected;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.KksCardChanged;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import id.dinsos.registry.person.PersonEvent.PersonUnmerged;
import id.dinsos.registry.person.PersonEvent.PioneerRecognised;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonIdentity;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person as searches find them: nothing in it names anybody.
 *
 * @param merged this record has ended in another one
 * @param known what is kept of the name and the birth; nothing once the person is erased
 * @param numbers blind keys of the numbers, those of now and those of before
 */
record PersonRow(
        UUID id,
        int version,
        String owner,
        @Nullable UUID householdId,
        String sex,
        boolean alive,
        boolean merged,
        Known known,
        Numbers numbers,
        List<PpksType> types) {
    PersonRow {
        types = List.copyOf(types);
    }

    /** The row after one more event; the first must be the registration. */
    static PersonRow after(
            @Nullable PersonRow row, UUID id, int version, PersonEvent event, Blind blind) {
        if (event instanceof PersonRegistered e) {
            PersonIdentity identity = e.identity().content();
            return new PersonRow(
                    id,
                    version,
                    e.owner(),
                    e.membership() == null ? null : e.membership().householdId(),
                    e.sex().name(),
                    true,
                    false,
                    Known.of(blind, identity),
                    Numbers.NONE.now(blind, identity),
                    e.facts().ppksTypes());
        }
        if (row == null) {
            throw new IllegalStateException("person " + id + " begins with " + event);
        }
        return row.after(event, blind).at(version);
    }

    private PersonRow after(PersonEvent event, Blind blind) {
        return switch (event) {
            case PersonRegistered e -> this;
            case PersonIdentityCorrected e ->
                    known(blind, e.identity().content(), e.sex(), types)
                            .with(numbers.now(blind, e.identity().content()));
            case PersonAccountChanged e -> this;
            case PersonFactsChanged(var facts) -> with(householdId, alive, facts.ppksTypes());
            case CivilMatchChecked e -> this;
            case PersonDied e -> with(householdId, false, types);
            case HouseholdJoined(var membership, var undone) ->
                    with(membership.householdId(), alive, types);
            case RelationChanged e -> this;
            case HouseholdLeft e -> with(null, alive, types);
            case DeathCorrected e -> this;
            case DeathWithdrawn e -> with(householdId, true, types);
            case CaregiverNamed e -> this;
            case HeirNamed e -> this;
            case VeteranRecognised e -> this;
            case PioneerRecognised e -> this;
            case KksCardChanged(var card) ->
                    with(numbers.card(blind.card(card == null ? null : card.content())));
            case PersonMerged e -> with(null, alive, types).ended(true);
            case PersonUnmerged(var from, var home) ->
                    with(home == null ? null : home.householdId(), alive, types).ended(false);
            case PersonAbsorbed e -> knowing(e.known(), blind);
            case PersonReleased e -> knowing(e.known(), blind);
            case PersonOffered e -> this;
            case PersonTakenOver(var keeper) ->
                    new PersonRow(
                            id,
                            version,
                            keeper,
                            householdId,
                            sex,
                            alive,
                            merged,
                            known,
                            numbers,
                            types);
            case PersonErased e ->
                    known(blind, null, Sex.valueOf(sex), List.of()).with(Numbers.NONE);
            case PersonForgotten e -> this;
        };
    }

    /** What a merge gives, or its undo takes back, was never a former number of this person. */
    private PersonRow knowing(KnownOfPerson known, Blind blind) {
        PersonIdentity identity = known.identity().content();
        return known(blind, identity, known.sex(), known.facts().ppksTypes())
                .with(numbers.instead(blind, identity));
    }

    private PersonRow known(
            Blind blind, @Nullable PersonIdentity identity, Sex isOf, List<PpksType> ppks) {
        return new PersonRow(
                id,
                version,
                owner,
                householdId,
                isOf.name(),
                alive,
                merged,
                Known.of(blind, identity),
                numbers,
                ppks);
    }

    private PersonRow with(Numbers others) {
        return new PersonRow(
                id, version, owner, householdId, sex, alive, merged, known, others, types);
    }

    private PersonRow with(@Nullable UUID home, boolean lives, List<PpksType> ppks) {
        return new PersonRow(id, version, owner, home, sex, lives, merged, known, numbers, ppks);
    }

    private PersonRow ended(boolean inAnother) {
        return new PersonRow(
                id, version, owner, householdId, sex, alive, inAnother, known, numbers, types);
    }

    private PersonRow at(int newVersion) {
        return new PersonRow(
                id, newVersion, owner, householdId, sex, alive, merged, known, numbers, types);
    }

    /**
     * By what people are compared.
     *
     * @param names blind keys of the name
     * @param likeness blind key by which two records of one person meet without any number
     * @param born the month of birth, counted from the year 0: the date is personal data
     */
    record Known(Set<Long> names, @Nullable UUID likeness, @Nullable Integer born) {
        Known {
            names = Set.copyOf(names);
        }

        static Known of(Blind blind, @Nullable PersonIdentity identity) {
            return identity == null
                    ? new Known(Set.of(), null, null)
                    : new Known(
                            blind.ofName.apply(identity.name()),
                            blind.ofLikeness.apply(identity),
                            month(identity.birthDate()));
        }

        static @Nullable Integer month(@Nullable LocalDate born) {
            return born == null ? null : born.getYear() * 12 + born.getMonthValue() - 1;
        }
    }

    /**
     * A person's numbers as blind keys.
     *
     * @param kk of the family card
     * @param former those the person had once and has no more
     */
    record Numbers(@Nullable UUID nik, @Nullable UUID kk, @Nullable UUID card, Set<UUID> former) {
        static final Numbers NONE = new Numbers(null, null, null, Set.of());

        Numbers {
            former = Set.copyOf(former);
        }

        Numbers now(Blind blind, @Nullable PersonIdentity identity) {
            return identity == null
                    ? NONE
                    : with(
                            blind.nik(identity),
                            blind.kk(identity),
                            blind.card(KksCard.of(identity.kksCard())),
                            true);
        }

        Numbers instead(Blind blind, @Nullable PersonIdentity identity) {
            return identity == null
                    ? NONE
                    : with(
                            blind.nik(identity),
                            blind.kk(identity),
                            blind.card(KksCard.of(identity.kksCard())),
                            false);
        }

        Numbers card(@Nullable UUID other) {
            return with(nik, kk, other, true);
        }

        private Numbers with(
                @Nullable UUID otherNik,
                @Nullable UUID otherKk,
                @Nullable UUID other,
                boolean had) {
            Set<UUID> once = new LinkedHashSet<>(former);
            if (had) {
                Stream.of(
                                Optional.ofNullable(nik),
                                Optional.ofNullable(kk),
                                Optional.ofNullable(card))
                        .flatMap(Optional::stream)
                        .forEach(once::add);
            }
            Stream.of(
                            Optional.ofNullable(otherNik),
                            Optional.ofNullable(otherKk),
                            Optional.ofNullable(other))
                    .flatMap(Optional::stream)
                    .forEach(once::remove);
            return new Numbers(otherNik, otherKk, other, once);
        }
    }

    /** What of an identity may be kept: keys from which nobody reads it. */
    record Blind(
            Function<String, Set<Long>> ofName,
            BiFunction<String, String, UUID> ofNumber,
            Function<PersonIdentity, @Nullable UUID> ofLikeness) {
        @Nullable UUID nik(PersonIdentity identity) {
            return identity.nik() == null ? null : ofNumber.apply("nik", identity.nik());
        }

        @Nullable UUID kk(PersonIdentity identity) {
            return identity.kkNumber() == null ? null : ofNumber.apply("kk", identity.kkNumber());
        }

        @Nullable UUID card(@Nullable KksCard card) {
            return card == null ? null : ofNumber.apply("card", card.token());
        }
    }
}
