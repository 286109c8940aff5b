package id.dinsos.registry.intake;

import id.dinsos.eventstore.Decider;
import id.dinsos.eventstore.Decision;
import id.dinsos.eventstore.Refusal;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns one checked family into the commands that bring the registry to where the file stands. All
 * of them are tried on the states first, so that a family is taken in whole, without the members
 * that cannot be, or not at all.
 */
final class FamilyPlan {
    private static final PersonDecider PERSONS = new PersonDecider();
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final CheckedFamily family;
    private final Known known;
    private final Rejects rejects = new Rejects();
    private final List<PersonStep> personSteps = new ArrayList<>();

    private FamilyPlan(CheckedFamily family, Known known) {
        this.family = family;
        this.known = known;
    }

    static Outcome of(CheckedFamily family, String owner, LocalDate today, Known known) {
        return new FamilyPlan(family, known).decide(new FamilyCommands(family, owner, today));
    }

    private Outcome decide(FamilyCommands commands) {
        Household household = known.households.apply(family.householdId());
        List<CheckedMember> accepted = new ArrayList<>(family.members().size());
        for (CheckedMember member : family.members()) {
            if (tryMember(member, commands)) {
                accepted.add(member);
            }
        }
        List<HouseholdCommand> steps = List.of();
        if (mayGoOn(accepted)) {
            steps = commands.household(household, accepted);
            Refusal refusal = refused(HOUSEHOLDS, household, steps);
            if (refusal != null) {
                reject(family.row(), Row.FAMILY_ID, refusal);
            }
        }
        if (rejects.has(family.row())) {
            rejects.rejectWithFamily(family.members().stream().map(CheckedMember::row).toList());
            return new Outcome(false, List.of(), List.of(), rejects.errors(), rejects.rejected());
        }
        return new Outcome(true, personSteps, steps, rejects.errors(), rejects.rejected());
    }

    /** Whether the member may be in the household; what the registry knows better is reported. */
    private boolean tryMember(CheckedMember member, FamilyCommands commands) {
        UUID id = member.personId();
        UUID holder = member.nik() == null ? null : known.nikHolders.get(member.nik());
        if (holder != null && !holder.equals(id)) {
            rejects.addAll(member.row(), List.of(RowError.nikHeldBy(holder, member.row())));
            return false;
        }
        Person person = known.persons.apply(id);
        if (person instanceof Registered on && on.identity().isErased()) {
            rejects.add(
                    member.row(), "idsemesta", "person-erased", "the person's data were erased");
            return false;
        }
        if (person instanceof Registered on && !on.alive() && member.alive()) {
            rejects.add(
                    member.row(),
                    "masih_hidup",
                    "person-dead",
                    "the registry has a death on record");
            return livesHere(on);
        }
        List<PersonCommand> steps = commands.person(person, member);
        Refusal refusal = refused(PERSONS, person, steps);
        if (refusal != null) {
            reject(member.row(), "idsemesta", refusal);
            return false;
        }
        steps.forEach(step -> personSteps.add(new PersonStep(id, step)));
        return true;
    }

    private boolean livesHere(Registered person) {
        PersonEvent.Membership membership = person.membership();
        return membership != null && membership.householdId().equals(family.householdId());
    }

    private boolean mayGoOn(List<CheckedMember> accepted) {
        requireAmong(accepted, family.headId(), "nik_kepala", "head-rejected", "the head's row");
        UUID payee = family.payeeId();
        if (payee != null) {
            requireAmong(accepted, payee, "nik_pengurus", "payee-rejected", "the payee's row");
        }
        return !rejects.has(family.row());
    }

    private void requireAmong(
            List<CheckedMember> accepted, UUID id, String column, String code, String who) {
        if (accepted.stream().noneMatch(member -> member.personId().equals(id))) {
            rejects.add(family.row(), column, code, who + " was rejected");
        }
    }

    private void reject(Row row, String column, Refusal refusal) {
        rejects.add(row, column, refusal.code().code(), refusal.detail());
    }

    private static <C, S, E> @Nullable Refusal refused(
            Decider<C, S, E> decider, S state, List<? extends C> commands) {
        S current = state;
        for (C command : commands) {
            switch (decider.decide(command, current)) {
                case Decision.Refused<E>(var refusal) -> {
                    return refusal;
                }
                case Decision.Accepted<E>(var events) -> {
                    for (E event : events) {
                        current = decider.evolve(current, event);
                    }
                }
            }
        }
        return null;
    }

    /**
     * What the registry knows of those the rows speak of.
     *
     * @param nikHolders who holds a NIK, by its digits
     */
    record Known(
            Function<UUID, Person> persons,
            Function<UUID, Household> households,
            Map<String, UUID> nikHolders) {}

    /** A command for one person. */
    record PersonStep(UUID personId, PersonCommand command) {}

    /**
     * @param accepted false where the family as a whole cannot be taken in
     */
    record Outcome(
            boolean accepted,
            List<PersonStep> persons,
            List<HouseholdCommand> household,
            List<RowError> errors,
            List<Rejected> rejected) {
        Outcome {
            persons = List.copyOf(persons);
            household = List.copyOf(household);
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }
    }
}
