package id.dinsos.registry.search;

import id.dinsos.registry.person.Merging.Known;
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
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person as searches find them: nothing in it names anybody.
 *
 * @param names blind keys of the name; none once the person is erased
 * @param kk blind key of the family card
 */
record PersonRow(
        UUID id,
        int version,
        String owner,
        @Nullable UUID householdId,
        String sex,
        boolean alive,
        @Nullable UUID kk,
        Set<Long> names,
        List<PpksType> types) {
    PersonRow {
        names = Set.copyOf(names);
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
                    blind.kk(identity),
                    blind.names(identity),
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
                    new PersonRow(
                            id,
                            version,
                            owner,
                            householdId,
                            e.sex().name(),
                            alive,
                            blind.kk(e.identity().content()),
                            blind.names(e.identity().content()),
                            types);
            case PersonAccountChanged e -> this;
            case PersonFactsChanged(var facts) -> with(householdId, alive, facts.ppksTypes());
            case CivilMatchChecked e -> this;
            case PersonDied e -> with(householdId, false, types);
            case HouseholdJoined(var membership) -> with(membership.householdId(), alive, types);
            case RelationChanged e -> this;
            case HouseholdLeft e -> with(null, alive, types);
            case DeathCorrected e -> this;
            case DeathWithdrawn e -> with(householdId, true, types);
            case CaregiverNamed e -> this;
            case HeirNamed e -> this;
            case VeteranRecognised e -> this;
            case PioneerRecognised e -> this;
            case KksCardChanged e -> this;
            case PersonMerged e -> with(null, alive, types);
            case PersonUnmerged(var from, var home) ->
                    with(home == null ? null : home.householdId(), alive, types);
            case PersonAbsorbed e -> knowing(e.known(), blind);
            case PersonReleased e -> knowing(e.known(), blind);
            case PersonOffered e -> this;
            case PersonTakenOver(var keeper) ->
                    new PersonRow(id, version, keeper, householdId, sex, alive, kk, names, types);
        };
    }

    private PersonRow knowing(Known known, Blind blind) {
        PersonIdentity identity = known.identity().content();
        return new PersonRow(
                id,
                version,
                owner,
                householdId,
                known.sex().name(),
                alive,
                blind.kk(identity),
                blind.names(identity),
                known.facts().ppksTypes());
    }

    private PersonRow with(@Nullable UUID home, boolean lives, List<PpksType> ppks) {
        return new PersonRow(id, version, owner, home, sex, lives, kk, names, ppks);
    }

    private PersonRow at(int newVersion) {
        return new PersonRow(id, newVersion, owner, householdId, sex, alive, kk, names, types);
    }

    /** What of an identity may be kept. */
    record Blind(Function<String, Set<Long>> ofName, Function<String, UUID> ofKk) {
        Set<Long> names(@Nullable PersonIdentity identity) {
            return identity == null ? Set.of() : ofName.apply(identity.name());
        }

        @Nullable UUID kk(@Nullable PersonIdentity identity) {
            return identity == null || identity.kkNumber() == null
                    ? null
                    : ofKk.apply(identity.kkNumber());
        }
    }
}
