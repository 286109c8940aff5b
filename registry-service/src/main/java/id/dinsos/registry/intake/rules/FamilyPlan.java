package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Nik;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import id.dinsos.registry.person.VeteranNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns one checked family into the commands that bring the registry to where the file stands. All
 * of them are tried on the states first, so that a family is taken in whole, without the members
 * that cannot be, or not at all. Rows of merged records are read for those that go on.
 */
public final class FamilyPlan {
    private static final PersonDecider PERSONS = new PersonDecider();
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final CheckedFamily family;
    private final Known known;
    private final Household household;
    private final @Nullable KksCard card;
    private final @Nullable UUID payeeId;
    private final MemberCommands people;
    private final FamilyCommands commands;
    private final Rejects rejects;
    private final List<PersonStep> personSteps = new ArrayList<>();
    private final List<UUID> taken = new ArrayList<>();
    private final Map<UUID, Registered> before = new HashMap<>();

    private FamilyPlan(
            CheckedFamily family, Known known, String owner, LocalDate today, Rejects rejects) {
        this.family = family;
        this.known = known;
        this.rejects = rejects;
        this.household = known.households.apply(family.householdId());
        this.payeeId =
                family.payeeId() == null && household instanceof Household.Registered home
                        ? home.payeeId()
                        : family.payeeId();
        this.card =
                family.kksCard() == null || payeeId == null
                        ? null
                        : known.cards.apply(family.kksCard());
        this.people = new MemberCommands(family, owner, card, payeeId, today);
        this.commands =
                new FamilyCommands(
                        family,
                        owner,
                        member -> people.member(known.persons.apply(member.personId()), member));
    }

    public static Outcome of(CheckedFamily family, String owner, LocalDate today, Known known) {
        Rejects rejects = new Rejects();
        CheckedFamily found = new FamilyIds(known, rejects).of(family);
        FamilyPlan plan = new FamilyPlan(found, known, owner, today, rejects);
        return plan.household instanceof Household.None && !found.own()
                ? plan.rejected()
                : plan.decide();
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

    /** The family's card; null where the row names none. */
    public static @Nullable KksCard card(CheckedFamily family, Function<String, KksCard> cards) {
        String number = family.kksCard();
        return number == null ? null : cards.apply(number);
    }

    private Outcome decide() {
        requireAccount();
        List<CheckedMember> accepted = new ArrayList<>(family.members().size());
        for (CheckedMember member : family.members()) {
            if (tryMember(member)) {
                accepted.add(member);
            }
        }
        if (card != null) {
            passCard(card);
        }
        List<HouseholdCommand> steps =
                family.own() && !mayGoOn(accepted) ? List.of() : householdSteps(accepted);
        if (family.own() && rejects.has(family.row())) {
            return rejected();
        }
        settle(accepted);
        return new Outcome(
                true,
                family.householdId(),
                taken,
                personSteps,
                steps,
                rejects.errors(),
                rejects.rejected());
    }

    private List<HouseholdCommand> householdSteps(List<CheckedMember> accepted) {
        Trial<HouseholdCommand, Household, HouseholdEvent> trial =
                new Trial<>(
                        HOUSEHOLDS,
                        household,
                        known.histories.apply(family.householdId()),
                        known.said.of(family.asOf()));
        List<Trial.Step<HouseholdCommand>> steps =
                household instanceof Household.Registered home
                        ? commands.update(
                                home,
                                accepted,
                                living(family.headId(), RowFault.HEAD_DEAD, "nik_kepala"),
                                living(family.payeeId(), RowFault.PAYEE_DEAD, "nik_pengurus"))
                        : List.of(
                                Trial.Step.of(
                                        commands.register(
                                                java.util.Objects.requireNonNull(family.headId()),
                                                accepted),
                                        null));
        Refusal refusal = trial.run(steps);
        if (refusal != null && family.own()) {
            reject(family.row(), Row.FAMILY_ID, refusal);
        } else if (refusal != null) {
            family.members().forEach(one -> reject(one.row(), Row.FAMILY_ID, refusal));
            personSteps.clear();
            return List.of();
        }
        trial.newer()
                .forEach(topic ->
                        rejects.warn(
                                RowError.warning(
                                        family.row(), topic.column(), RowFault.OLDER_THAN_KNOWN)));
        if (household instanceof Household.Registered home && commands.overrulesOfficer(home)) {
            rejects.warn(RowError.warning(family.row(), "BPNT", RowFault.DELISTED_BY_OFFICER));
        }
        if (household instanceof Household.Registered home
                && family.region() != null
                && !family.region().equals(home.region())
                && family.address().isEmpty()) {
            rejects.warn(
                    RowError.warning(family.row(), "alamat", RowFault.ADDRESS_OF_OTHER_VILLAGE));
        }
        return trial.steps();
    }

    /** Null where they are dead: a death is recorded, nobody is named who has died. */
    private @Nullable UUID living(@Nullable UUID id, RowFault fault, String column) {
        if (id == null || !isDead(id)) {
            return id;
        }
        rejects.warn(RowError.warning(family.row(), column, fault));
        return null;
    }

    private boolean isDead(UUID id) {
        return known.persons.apply(id) instanceof Registered person && !person.alive()
                || family.members().stream()
                        .anyMatch(one -> one.personId().equals(id) && one.dead());
    }

    /** Whether the member may be in the household; what the registry knows better is reported. */
    private boolean tryMember(CheckedMember member) {
        UUID id = member.personId();
        Row row = member.row();
        for (Held number : numbers(member)) {
            UUID holder = known.holders.get(number);
            if (holder != null && !holder.equals(id) && !givesUp(holder, number)) {
                rejects.addAll(row, List.of(RowError.held(row, number, holder)));
                return false;
            }
        }
        UUID home = known.homes.get(id);
        if (home != null && !home.equals(family.householdId())) {
            rejects.add(row, "idsemesta", RowFault.PERSON_IN_OTHER_HOUSEHOLD);
            return false;
        }
        Person person = known.persons.apply(id);
        if (person instanceof Registered on && on.identity().isErased()) {
            rejects.add(row, "idsemesta", RowFault.PERSON_ERASED);
            return false;
        }
        if (person instanceof Registered on && !on.alive() && !member.dead()) {
            if (Boolean.TRUE.equals(member.alive())) {
                rejects.add(row, "masih_hidup", RowFault.PERSON_DEAD);
            }
            return livesHere(on);
        }
        if (!isComplete(member, person)) {
            return false;
        }
        Trial<PersonCommand, Person, PersonEvent> trial =
                new Trial<>(
                        PERSONS, person, known.histories.apply(id), known.said.of(member.asOf()));
        Refusal refusal = trial.run(people.of(person, member));
        if (refusal != null) {
            reject(row, column(refusal), refusal);
            return false;
        }
        warn(member, person);
        trial.newer()
                .forEach(topic ->
                        rejects.warn(
                                RowError.warning(row, topic.column(), RowFault.OLDER_THAN_KNOWN)));
        trial.steps().forEach(step -> personSteps.add(new PersonStep(id, step)));
        taken.add(id);
        if (person instanceof Registered on) {
            before.put(id, on);
        }
        return !trial.newer().contains(Topic.HOME) || livesHere(person);
    }

    /** One who is not on record yet has a name and a relation. */
    private boolean isComplete(CheckedMember member, Person person) {
        if (person instanceof Person.None && member.name() == null) {
            rejects.add(member.row(), "nama", RowFault.VALUE_MISSING);
        }
        if (people.relation(person, member) == null) {
            rejects.add(member.row(), "hub_kepala_keluarga", RowFault.VALUE_MISSING);
        }
        if (MemberCommands.lacksSeverity(member, person)) {
            rejects.add(member.row(), "derajat_disabilitas", RowFault.VALUE_MISSING);
        }
        return !rejects.has(member.row());
    }

    /** Of a NIK beside what else is told or known: errors were frozen into them when issued. */
    private void warn(CheckedMember member, Person person) {
        PersonIdentity was = person instanceof Registered on ? on.identity().content() : null;
        boolean toldAnything =
                was == null
                        || member.nik() != null && !member.nik().equals(was.nik())
                        || member.birthDate() != null
                                && !member.birthDate().equals(was.birthDate());
        String nik = member.nik() != null ? member.nik() : was == null ? null : was.nik();
        if (nik == null || !toldAnything) {
            return;
        }
        LocalDate born =
                member.birthDate() != null
                        ? member.birthDate()
                        : was == null ? null : was.birthDate();
        Sex sex =
                member.sex() != null
                        ? member.sex()
                        : person instanceof Registered on ? on.sex() : Sex.UNKNOWN;
        if (born != null && !Nik.of(nik).matches(born)) {
            rejects.warn(
                    RowError.warning(member.row(), "tgl_lahir", RowFault.NIK_BIRTH_DATE_DIFFERS));
        }
        if (sex != Sex.UNKNOWN && Nik.of(nik).female() != (sex == Sex.FEMALE)) {
            rejects.warn(RowError.warning(member.row(), "jenis_kelamin", RowFault.NIK_SEX_DIFFERS));
        }
    }

    /** Whether the holder of a number is a member whose own row names another one. */
    private boolean givesUp(UUID holder, Held number) {
        for (CheckedMember member : family.members()) {
            if (member.personId().equals(holder)) {
                return numbers(member).stream()
                        .anyMatch(one ->
                                one.kind() == number.kind() && !one.value().equals(number.value()));
            }
        }
        return false;
    }

    /** A card passes from one member to another, also a dead one, never into another family. */
    private void passCard(KksCard passed) {
        Held held = new Held(Unique.KKS_CARD, passed.token());
        UUID holder = known.holders.get(held);
        if (holder == null) {
            return;
        }
        boolean settled =
                holder.equals(payeeId)
                        || personSteps.stream()
                                .anyMatch(step ->
                                        step.personId().equals(holder)
                                                && step.command()
                                                        instanceof PersonCommand.ChangeKksCard);
        if (settled) {
            return;
        }
        boolean member =
                household instanceof Household.Registered home && home.member(holder) != null
                        || family.members().stream().anyMatch(one -> one.personId().equals(holder));
        if (!member) {
            rejects.addAll(family.row(), List.of(RowError.held(family.row(), held, holder)));
        } else if (known.persons.apply(holder) instanceof Registered) {
            personSteps.addFirst(new PersonStep(holder, new PersonCommand.ChangeKksCard(null)));
        }
    }

    private boolean livesHere(Person person) {
        PersonEvent.Membership there = person instanceof Registered on ? on.membership() : null;
        return there != null && there.householdId().equals(family.householdId());
    }

    private void requireAccount() {
        if (family.account().isEmpty() || !family.own()) {
            return;
        }
        if (payeeId == null) {
            rejects.add(family.row(), "nik_pengurus", RowFault.ACCOUNT_WITHOUT_PAYEE);
            return;
        }
        PersonIdentity payee =
                known.persons.apply(payeeId) instanceof Registered person
                        ? person.identity().content()
                        : null;
        if (people.account(payee) == null) {
            rejects.add(family.row(), "no_rekening", RowFault.ACCOUNT_INCOMPLETE);
        }
    }

    private boolean mayGoOn(List<CheckedMember> accepted) {
        boolean isNew = household instanceof Household.None;
        UUID head = family.headId();
        UUID payee = family.payeeId();
        if (isNew && family.region() == null) {
            rejects.add(family.row(), "id_wilayah", RowFault.VALUE_MISSING);
        }
        if (head != null) {
            requireAmong(accepted, head, "nik_kepala", RowFault.HEAD_REJECTED);
        } else if (isNew) {
            rejects.add(family.row(), "nik_kepala", RowFault.HEAD_NOT_A_MEMBER);
        }
        if (payee != null) {
            requireAmong(accepted, payee, "nik_pengurus", RowFault.PAYEE_REJECTED);
        }
        if (isNew && head != null && isDead(head)) {
            rejects.add(family.row(), "nik_kepala", RowFault.HEAD_DEAD);
        }
        if (isNew && payee != null && isDead(payee)) {
            // The ministry pays the dead, and the office has to see it: the family is taken in, the
            // rule keeps the money, and its verdict says why.
            rejects.warn(RowError.warning(family.row(), "nik_pengurus", RowFault.PAYEE_DEAD));
        }
        return !rejects.has(family.row());
    }

    private void requireAmong(
            List<CheckedMember> accepted, UUID id, String column, RowFault fault) {
        boolean stays = household instanceof Household.Registered home && home.member(id) != null;
        if (!stays && accepted.stream().noneMatch(member -> member.personId().equals(id))) {
            rejects.add(family.row(), column, fault);
        }
    }

    /** Who holds which number once the family is taken in, for those that come after it. */
    private void settle(List<CheckedMember> accepted) {
        for (CheckedMember member : accepted) {
            Registered was = before.get(member.personId());
            PersonIdentity identity = was == null ? null : was.identity().content();
            String nik = identity == null ? null : identity.nik();
            if (nik != null && member.nik() != null && !nik.equals(member.nik())) {
                known.holders.remove(new Held(Unique.NIK, nik), member.personId());
            }
            for (Held number : numbers(member)) {
                known.holders.put(number, member.personId());
            }
        }
        UUID payee = family.payeeId();
        if (card != null && payee != null) {
            known.holders.put(new Held(Unique.KKS_CARD, card.token()), payee);
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
                rejects.errors(),
                rejects.rejected());
    }

    private void reject(Row row, String column, Refusal refusal) {
        rejects.addAll(
                row,
                List.of(
                        RowError.of(
                                row, column, refusal.code().code(), RowFault.say(refusal.code()))));
    }

    private static String column(Refusal refusal) {
        return refusal.code() == PersonCode.VETERAN_NUMBER_INVALID ? "npv_veteran" : "idsemesta";
    }

    /**
     * What the registry knows of those the rows speak of.
     *
     * @param holders who holds a number that one person alone may have; families taken in change it
     * @param cards makes the token of a card's number
     * @param homes where earlier batches of a dry run, which leave no state, have put persons
     * @param goesOnAs the record under which one goes on that was merged or handed over
     * @param histories what has been said of a record
     * @param said as of when the file speaks
     */
    public record Known(
            Function<UUID, Person> persons,
            Function<UUID, Household> households,
            Map<Held, UUID> holders,
            Function<String, KksCard> cards,
            Map<UUID, UUID> homes,
            UnaryOperator<UUID> goesOnAs,
            Function<UUID, List<Recorded>> histories,
            Said said) {}

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
     * @param householdId of the record that goes on
     * @param taken whose rows were taken in, whether they change anything or not
     */
    public record Outcome(
            boolean accepted,
            UUID householdId,
            List<UUID> taken,
            List<PersonStep> persons,
            List<HouseholdCommand> household,
            List<RowError> errors,
            List<Rejected> rejected) {
        public Outcome {
            taken = List.copyOf(taken);
            persons = List.copyOf(persons);
            household = List.copyOf(household);
            errors = List.copyOf(errors);
            rejected = List.copyOf(rejected);
        }
    }
}
