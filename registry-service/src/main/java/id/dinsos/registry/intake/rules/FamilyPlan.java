package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.VeteranNumber;
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
public final class FamilyPlan {
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

    public static Outcome of(CheckedFamily family, String owner, LocalDate today, Known known) {
        KksCard card = card(family, known.cards);
        return new FamilyPlan(family, known)
                .decide(new FamilyCommands(family, owner, card, today), card);
    }

    /** The numbers of a member that nobody else may have. */
    public static List<Held> numbers(CheckedMember member) {
        List<Held> numbers = new ArrayList<>(2);
        if (member.nik() != null) {
            numbers.add(new Held(Unique.NIK, member.nik()));
        }
        if (member.veteranNumber() != null && VeteranNumber.isValid(member.veteranNumber())) {
            numbers.add(
                    new Held(Unique.VETERAN_NUMBER, VeteranNumber.plain(member.veteranNumber())));
        }
        return numbers;
    }

    /** The family's card, held by its payee; null where the row names none. */
    public static @Nullable KksCard card(CheckedFamily family, Function<String, KksCard> cards) {
        String number = family.kksCard();
        return number == null || family.payeeId() == null ? null : cards.apply(number);
    }

    private Outcome decide(FamilyCommands commands, @Nullable KksCard card) {
        Household household = known.households.apply(family.householdId());
        List<CheckedMember> accepted = new ArrayList<>(family.members().size());
        for (CheckedMember member : family.members()) {
            if (tryMember(member, commands)) {
                accepted.add(member);
            }
        }
        List<HouseholdCommand> steps = List.of();
        if (card != null) {
            requireInFamily(card);
        }
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
        for (Held number : numbers(member)) {
            UUID holder = known.holders.get(number);
            if (holder != null && !holder.equals(id)) {
                rejects.addAll(member.row(), List.of(RowError.held(member.row(), number, holder)));
                return false;
            }
        }
        UUID home = known.homes.get(id);
        if (home != null && !home.equals(family.householdId())) {
            rejects.add(
                    member.row(),
                    "idsemesta",
                    PersonCode.PERSON_IN_OTHER_HOUSEHOLD.code(),
                    "the person lives in household " + home);
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

    /** A card passes from one member to another, never into another family. */
    private void requireInFamily(KksCard card) {
        Held held = new Held(Unique.KKS_CARD, card.token());
        UUID holder = known.holders.get(held);
        if (holder != null
                && family.members().stream().noneMatch(one -> one.personId().equals(holder))) {
            rejects.addAll(family.row(), List.of(RowError.held(family.row(), held, holder)));
        }
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
     * @param holders who holds a number that one person alone may have
     * @param cards makes the token of a card's number
     * @param homes where earlier batches of a dry run, which leave no state, have put persons
     */
    public record Known(
            Function<UUID, Person> persons,
            Function<UUID, Household> households,
            Map<Held, UUID> holders,
            Function<String, KksCard> cards,
            Map<UUID, UUID> homes) {}

    /** A number that one person alone may have, as it is compared. */
    public record Held(Unique kind, String value) {
        public String column() {
            return switch (kind) {
                case NIK -> "nik";
                case VETERAN_NUMBER -> "npv_veteran";
                case KKS_CARD -> "no_kks";
            };
        }

        public String code() {
            return PersonCode.heldByOther(kind).code();
        }

        @Override
        public String toString() {
            return "Held[" + kind + "]";
        }
    }

    /** A command for one person. */
    public record PersonStep(UUID personId, PersonCommand command) {}

    /**
     * @param accepted false where the family as a whole cannot be taken in
     */
    public record Outcome(
            boolean accepted,
            List<PersonStep> persons,
            List<HouseholdCommand> household,
            List<RowError> errors,
            List<Rejected> rejected) {
        public Outcome {
            persons = List.copyOf(persons);
            household = List.copyOf(household);
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }
    }
}
