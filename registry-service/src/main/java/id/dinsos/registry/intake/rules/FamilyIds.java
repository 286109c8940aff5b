package id.dinsos.registry.intake.rules;

import id.dinsos.registry.household.Household;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a family's rows under the ids of the records that go on: of people and households that were
 * merged into others, or came from another office under the ids it had given them. The numbers of a
 * merged person's row are those of the record that ended, so those of the one that goes on stay.
 */
final class FamilyIds {
    private final RegistryKnowledge known;
    private final Rejects rejects;

    FamilyIds(RegistryKnowledge known, Rejects rejects) {
        this.known = known;
        this.rejects = rejects;
    }

    CheckedFamily of(CheckedFamily family) {
        UUID home = known.goesOnAs().apply(family.householdId());
        Household under = known.households().apply(home);
        Map<UUID, CheckedMember> members = new LinkedHashMap<>();
        List<CheckedMember> ended = new ArrayList<>(0);
        boolean moved = !home.equals(family.householdId());
        for (CheckedMember member : family.members()) {
            UUID id = known.goesOnAs().apply(member.personId());
            if (id.equals(member.personId())) {
                members.put(id, member);
            } else {
                ended.add(member);
                moved = true;
            }
        }
        UUID headId = family.headId();
        UUID payeeId = family.payeeId();
        for (CheckedMember member : ended) {
            UUID id = known.goesOnAs().apply(member.personId());
            boolean merged = isMerged(member.personId());
            if (merged) {
                rejects.warn(RowError.warning(member.row(), "idsemesta", RowFault.PERSON_MERGED));
            }
            var unused = members.putIfAbsent(id, merged ? read(member, id) : member.under(id));
        }
        if (headId != null) {
            headId = known.goesOnAs().apply(headId);
        } else if (family.headNik() != null || family.own()) {
            headId = headOnRecord(family, under, members);
        }
        if (payeeId != null) {
            payeeId = known.goesOnAs().apply(payeeId);
        } else if (family.payeeNik() != null) {
            payeeId = byKnownNik(family.payeeNik(), members);
            if (payeeId == null) {
                rejects.add(family.row(), "nik_pengurus", RowFault.PAYEE_NOT_A_MEMBER);
            }
        }
        boolean same =
                !moved
                        && java.util.Objects.equals(headId, family.headId())
                        && java.util.Objects.equals(payeeId, family.payeeId());
        if (same) {
            return family;
        }
        if (!home.equals(family.householdId())
                && known.households().apply(family.householdId()) instanceof Household.Registered) {
            rejects.warn(RowError.warning(family.row(), "id_keluarga", RowFault.HOUSEHOLD_MERGED));
            return CheckedFamily.membersAlone(home, List.copyOf(members.values()));
        }
        return family.under(home, headId, payeeId, List.copyOf(members.values()));
    }

    private boolean isMerged(UUID id) {
        return known.persons().apply(id) instanceof Registered person
                && person.mergedInto() != null;
    }

    /** What the row of an ended record says of the one that goes on, but for its numbers. */
    private CheckedMember read(CheckedMember member, UUID id) {
        PersonIdentity identity =
                known.persons().apply(id) instanceof Registered person
                        ? person.identity().content()
                        : null;
        return identity == null
                ? member.under(id)
                : new CheckedMember(
                        member.row(),
                        id,
                        identity.nik() == null ? member.nik() : null,
                        identity.kkNumber() == null ? member.kkNumber() : null,
                        null,
                        identity.mothersName() == null ? member.mothersName() : null,
                        identity.birthDate() == null ? member.birthDate() : null,
                        null,
                        member.relation(),
                        null,
                        member.alive(),
                        identity.veteranNumber() == null ? member.veteranNumber() : null,
                        member.facts(),
                        member.ties(),
                        member.asOf());
    }

    /** The head whose NIK only the registry knows, or who is known where nobody is named. */
    private @Nullable UUID headOnRecord(
            CheckedFamily family, Household under, Map<UUID, CheckedMember> members) {
        if (family.headNik() != null) {
            UUID head = byKnownNik(family.headNik(), members);
            if (head == null) {
                rejects.add(family.row(), "nik_kepala", RowFault.HEAD_NOT_A_MEMBER);
            }
            return head;
        }
        return under instanceof Household.Registered home && members.containsKey(home.headId())
                ? home.headId()
                : null;
    }

    private @Nullable UUID byKnownNik(String nik, Map<UUID, CheckedMember> members) {
        for (UUID id : members.keySet()) {
            Person person = known.persons().apply(id);
            if (person instanceof Registered on) {
                PersonIdentity identity = on.identity().content();
                if (identity != null && nik.equals(identity.nik())) {
                    return id;
                }
            }
        }
        return null;
    }
}
