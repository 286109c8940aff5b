package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Banks;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.PersonIdentity.BankAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns one checked family into the commands that bring the registry to where the file stands. All
 * of them are tried on the states first, so that a family is taken in whole, without the members
 * that cannot be, or not at all. Rows of merged records are read for those that go on ({@link
 * FamilyIds}); {@link MemberPlan} decides about the people, {@link HouseholdPlan} about the
 * household.
 */
public final class FamilyPlan {
    private final CheckedFamily family;
    private final RegistryKnowledge known;
    private final Household household;
    private final @Nullable KksCard card;
    private final @Nullable UUID payeeId;
    private final MemberCommands commands;
    private final MemberPlan people;
    private final HouseholdPlan home;
    private final Rejects rejects;

    private FamilyPlan(
            CheckedFamily family,
            RegistryKnowledge known,
            String owner,
            LocalDate today,
            Rejects rejects) {
        this.family = family;
        this.known = known;
        this.rejects = rejects;
        this.household = known.households().apply(family.householdId());
        this.payeeId =
                family.payeeId() == null && household instanceof Household.Registered home
                        ? home.payeeId()
                        : family.payeeId();
        this.card = payeeId == null ? null : Held.card(family, known.cards());
        this.commands = new MemberCommands(family, owner, card, payeeId, today);
        this.people = new MemberPlan(family, owner, known, commands, rejects);
        this.home =
                new HouseholdPlan(
                        family,
                        household,
                        known,
                        new FamilyCommands(
                                family,
                                owner,
                                member -> commands.member(known.person(member.personId()), member)),
                        rejects);
    }

    public static Outcome of(
            CheckedFamily family, String owner, LocalDate today, RegistryKnowledge known) {
        Rejects rejects = new Rejects();
        CheckedFamily found = new FamilyIds(known, rejects).of(family);
        FamilyPlan plan = new FamilyPlan(found, known, owner, today, rejects);
        if (found.row().header().isOwnExport() && !plan.isOn(owner)) {
            rejects.add(found.row(), Row.FAMILY_ID, RowFault.ID_UNKNOWN);
            return plan.rejected();
        }
        return plan.household instanceof Household.None && !found.own()
                ? plan.rejected()
                : plan.decide();
    }

    /** A row that names its record itself speaks of one of this office. */
    private boolean isOn(String owner) {
        return household instanceof Household.Registered there && there.owner().equals(owner);
    }

    private Outcome decide() {
        requireAccount();
        List<CheckedMember> accepted = people.decide();
        List<PersonStep> persons = new ArrayList<>();
        if (card != null) {
            persons.addAll(people.passCard(card, payeeId, this::isMember));
        }
        persons.addAll(people.steps());
        List<HouseholdCommand> steps = home.decide(accepted);
        if (family.own() && rejects.has(family.row())) {
            return rejected();
        }
        people.settle();
        if (card != null && family.payeeId() != null) {
            known.holders().put(Held.of(card), family.payeeId());
        }
        List<Change> changes = new ArrayList<>(home.changes());
        changes.addAll(steps == null ? List.of() : people.changes());
        return new Outcome(
                true,
                family.householdId(),
                people.taken(),
                steps == null ? List.of() : persons,
                steps == null ? List.of() : steps,
                changes,
                rejects.errors(),
                rejects.rejected());
    }

    private boolean isMember(UUID person) {
        return household instanceof Household.Registered there && there.member(person) != null;
    }

    private void requireAccount() {
        if (family.account().isEmpty() || !family.own()) {
            return;
        }
        if (payeeId == null) {
            rejects.add(family.row(), "nik_pengurus", RowFault.ACCOUNT_WITHOUT_PAYEE);
            return;
        }
        PersonIdentity payee = known.identity(payeeId);
        BankAccount account = commands.account(payee);
        if (account == null) {
            rejects.add(family.row(), "no_rekening", RowFault.ACCOUNT_INCOMPLETE);
        } else if (!Banks.fits(account.bank(), account.number())
                && !account.equals(payee == null ? null : payee.account())) {
            // The file says the number, the record the bank, or the other way round.
            rejects.add(
                    family.row(),
                    "no_rekening",
                    RowFault.ACCOUNT_LENGTH_DIFFERS,
                    Banks.digits(account.bank()));
        }
    }

    private Outcome rejected() {
        if (family.own()) {
            rejects.rejectWithFamily(family.members().stream().map(CheckedMember::row).toList());
        } else {
            for (CheckedMember member : family.members()) {
                rejects.add(member.row(), Row.FAMILY_ID, RowFault.FAMILY_UNKNOWN);
            }
        }
        return new Outcome(
                false,
                family.householdId(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                rejects.errors(),
                rejects.rejected());
    }

    /** A command for one person. */
    public record PersonStep(UUID personId, PersonCommand command) {}

    /**
     * @param accepted false where the family as a whole cannot be taken in
     * @param householdId of the record that goes on
     * @param taken whose rows were taken in, whether they change anything or not
     * @param changes the same commands in the words of a reviewer
     */
    public record Outcome(
            boolean accepted,
            UUID householdId,
            List<UUID> taken,
            List<PersonStep> persons,
            List<HouseholdCommand> household,
            List<Change> changes,
            List<RowError> errors,
            List<Rejected> rejected) {
        public Outcome {
            taken = List.copyOf(taken);
            persons = List.copyOf(persons);
            household = List.copyOf(household);
            changes = List.copyOf(changes);
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }
    }
}
