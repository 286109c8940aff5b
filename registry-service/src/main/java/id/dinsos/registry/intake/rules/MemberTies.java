package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.rules.CheckedMember.ToldTie;
import id.dinsos.registry.intake.rules.Trial.Step;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Tie;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who cares for a member and who inherits from them, as the rows of a family say. As at every other
 * door they are on record and alive; in a file they are of the same family. Where they are not, the
 * row is taken in all the same and nobody is named: a wrong caregiver costs nobody their record.
 */
final class MemberTies {
    private final List<CheckedMember> people;
    private final RegistryKnowledge known;
    private final Rejects rejects;

    /**
     * @param people who is in the family once it is taken in
     */
    MemberTies(List<CheckedMember> people, RegistryKnowledge known, Rejects rejects) {
        this.people = people;
        this.known = known;
        this.rejects = rejects;
    }

    List<Step<PersonCommand>> of(CheckedMember member) {
        ToldTie carer = member.ties().caregiver();
        ToldTie heir = member.ties().heir();
        if (carer == null && heir == null) {
            return List.of();
        }
        List<Step<PersonCommand>> steps = new ArrayList<>(2);
        if (carer != null) {
            Tie tie = find(member, carer);
            if (tie == null) {
                warn(member, "nik_pendamping", RowFault.CAREGIVER_UNKNOWN);
            } else {
                steps.add(Step.of(new PersonCommand.NameCaregiver(tie), Topic.CAREGIVER));
            }
        }
        if (heir != null) {
            Tie tie = find(member, heir);
            if (tie == null) {
                warn(member, "nik_ahli_waris", RowFault.HEIR_UNKNOWN);
            } else {
                steps.add(Step.of(new PersonCommand.NameHeir(tie), Topic.HEIR));
            }
        }
        return steps;
    }

    private void warn(CheckedMember member, String column, RowFault fault) {
        rejects.warn(RowError.warning(member.row(), column, fault));
    }

    private @Nullable Tie find(CheckedMember member, ToldTie told) {
        for (CheckedMember other : people) {
            UUID id = other.personId();
            if (!id.equals(member.personId()) && told.nik().equals(nik(other)) && isAlive(other)) {
                return new Tie(id, told.as());
            }
        }
        return null;
    }

    /** The row's, else the one on record. */
    private @Nullable String nik(CheckedMember member) {
        if (member.nik() != null) {
            return member.nik();
        }
        PersonIdentity identity = known.identity(member.personId());
        return identity == null ? null : identity.nik();
    }

    private boolean isAlive(CheckedMember member) {
        return !member.dead()
                && !(known.person(member.personId()) instanceof Registered on && !on.alive());
    }
}
