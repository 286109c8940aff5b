package id.dinsos.registry.intake.load;

import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.rules.CheckedFamily;
import id.dinsos.registry.intake.rules.CheckedMember;
import id.dinsos.registry.intake.rules.FamilyRules.Outcome;
import id.dinsos.registry.intake.rules.Held;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonEvent;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which record one goes on that a file knows by another id: a record that was merged goes on
 * as the one it was merged into; a family another office handed over keeps the ids that office had
 * given it, and is found by the NIKs of its people.
 */
final class GoneOn {
    private final String owner;
    private final RecordIds ids;
    private final Records records;
    private final Map<Held, UUID> holders;
    private final Map<UUID, UUID> into;
    private final Set<UUID> missing = new LinkedHashSet<>();

    GoneOn(String owner, RecordIds ids, Records records, Map<Held, UUID> holders) {
        this(owner, ids, records, holders, new HashMap<>());
    }

    private GoneOn(
            String owner,
            RecordIds ids,
            Records records,
            Map<Held, UUID> holders,
            Map<UUID, UUID> into) {
        this.owner = owner;
        this.ids = ids;
        this.records = records;
        this.holders = holders;
        this.into = into;
    }

    /** With more records loaded. */
    GoneOn with(Records more) {
        return new GoneOn(owner, ids, more, holders, into);
    }

    UUID of(UUID id) {
        UUID at = id;
        for (int steps = 0; steps < 20; steps++) {
            UUID next = into.get(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** The records that must be loaded to know. */
    Set<UUID> missing() {
        return missing;
    }

    /** Looks who goes on as whom; whether more must be loaded. */
    boolean follow(List<Outcome> checked) {
        for (Outcome outcome : checked) {
            CheckedFamily family = outcome.family();
            if (family != null) {
                follow(family);
            }
        }
        return !missing.isEmpty();
    }

    private void follow(CheckedFamily family) {
        if (records.household(of(family.householdId())) instanceof Household.Registered home) {
            UUID next = home.course().mergedInto();
            if (next != null) {
                put(home(family), next);
            }
        }
        for (CheckedMember member : family.members()) {
            UUID id = of(member.personId());
            switch (records.person(id)) {
                case Registered person -> {
                    if (person.mergedInto() != null) {
                        put(id, person.mergedInto());
                    }
                }
                case Person.None() -> arrived(family, member, id);
            }
        }
        cardHolder(family);
    }

    private UUID home(CheckedFamily family) {
        return of(family.householdId());
    }

    /** One whom another office had on record, and has handed over. */
    private void arrived(CheckedFamily family, CheckedMember member, UUID id) {
        UUID holder = member.nik() == null ? null : holders.get(new Held(Unique.NIK, member.nik()));
        if (holder == null || holder.equals(id)) {
            underFormerId(family, member, id);
            return;
        }
        if (!load(holder)) {
            return;
        }
        String former = formerOwner(holder);
        if (records.person(holder) instanceof Registered person
                && former != null
                && person.owner().equals(owner)
                && !former.equals(owner)) {
            put(id, holder);
            PersonEvent.Membership there = person.membership();
            if (there != null
                    && records.household(home(family)) instanceof Household.None
                    && !there.householdId().equals(home(family))) {
                put(home(family), there.householdId());
            }
        }
    }

    /** Without a NIK, by the id the former office had given. */
    private void underFormerId(CheckedFamily family, CheckedMember member, UUID id) {
        String former = formerOwner(home(family));
        if (former != null && !former.equals(owner)) {
            UUID was = ids.person(former, member.row().get("idsemesta"));
            if (!was.equals(id) && load(was) && records.person(was) instanceof Registered) {
                put(id, was);
            }
        }
    }

    /** A card may be with one who is no longer in the file. */
    private void cardHolder(CheckedFamily family) {
        if (family.kksCard() == null) {
            return;
        }
        for (Map.Entry<Held, UUID> held : holders.entrySet()) {
            if (held.getKey().kind() == Unique.KKS_CARD
                    && records.household(home(family)) instanceof Household.Registered home
                    && home.member(held.getValue()) != null) {
                var unused = load(held.getValue());
            }
        }
    }

    private @Nullable String formerOwner(UUID id) {
        var history = records.history(id);
        return history.isEmpty()
                ? null
                : switch (history.getFirst().event()) {
                    case PersonEvent.PersonRegistered event -> event.owner();
                    case HouseholdEvent.HouseholdRegistered event -> event.owner();
                    default -> null;
                };
    }

    private void put(UUID from, UUID to) {
        if (!of(to).equals(from)) {
            into.put(from, to);
            var unused = load(to);
        }
    }

    private boolean load(UUID id) {
        if (records.holds(id)) {
            return true;
        }
        missing.add(id);
        return false;
    }
}
