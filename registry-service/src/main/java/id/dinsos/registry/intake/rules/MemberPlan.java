package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.FamilyPlan.PersonStep;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Merging.Unique;
import id.dinsos.registry.person.Person;
import id.dinsos.registry.person.Person.Registered;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.person.PersonCommand;
import id.dinsos.registry.person.PersonDecider;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the people of one family: who can be taken in, and by which commands. What the
 * registry knows better is reported; a member it contradicts is given back alone.
 */
final class MemberPlan {
    private static final PersonDecider PERSONS = new PersonDecider();

    private final CheckedFamily family;
    private final String owner;
    private final RegistryKnowledge known;
    private final MemberCommands commands;
    private final Rejects rejects;
    private final Map<UUID, Trial<PersonCommand, Person, PersonEvent>> trials =
            new LinkedHashMap<>();
    private final Map<UUID, Registered> before = new LinkedHashMap<>();
    private final List<CheckedMember> accepted = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>(0);

    MemberPlan(
            CheckedFamily family,
            String owner,
            RegistryKnowledge known,
            MemberCommands commands,
            Rejects rejects) {
        this.family = family;
        this.owner = owner;
        this.known = known;
        this.commands = commands;
        this.rejects = rejects;
    }

    /** Those who are in the household once the family is taken in. */
    List<CheckedMember> decide() {
        for (CheckedMember member : family.members()) {
            if (tryMember(member)) {
                accepted.add(member);
            }
        }
        tie();
        return accepted;
    }

    /** Whose rows were taken in, whether they change anything or not. */
    List<UUID> taken() {
        return List.copyOf(trials.keySet());
    }

    List<PersonStep> steps() {
        List<PersonStep> steps = new ArrayList<>();
        trials.forEach(
                (id, trial) -> trial.steps().forEach(step -> steps.add(new PersonStep(id, step))));
        return steps;
    }

    /** What of each record changes, row by row. */
    List<Change> changes() {
        for (CheckedMember member : family.members()) {
            var trial = trials.get(member.personId());
            if (trial == null || trial.steps().isEmpty()) {
                continue;
            }
            if (!before.containsKey(member.personId())) {
                changes.add(Change.registered(member.row(), member.personId()));
            } else {
                for (Topic topic : trial.changed()) {
                    changes.add(Change.of(member.row(), member.personId(), topic, "", ""));
                }
            }
        }
        return changes;
    }

    private boolean tryMember(CheckedMember member) {
        UUID id = member.personId();
        Row row = member.row();
        for (Held number : Held.of(member)) {
            UUID holder = known.holders().get(number);
            if (holder != null && !holder.equals(id) && !givesUp(holder, number)) {
                rejects.addAll(row, List.of(RowError.held(row, number, holder)));
                return false;
            }
        }
        UUID home = known.homes().get(id);
        if (home != null && !home.equals(family.householdId())) {
            rejects.add(row, "idsemesta", RowFault.PERSON_IN_OTHER_HOUSEHOLD);
            return false;
        }
        Person person = known.person(id);
        if (row.header().isOwnExport() && !isOfOffice(person)) {
            rejects.add(row, "idsemesta", RowFault.ID_UNKNOWN);
            return false;
        }
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
        return isComplete(member, person) && tryCommands(member, person);
    }

    private boolean isOfOffice(Person person) {
        return person instanceof Registered on && on.owner().equals(owner);
    }

    private boolean tryCommands(CheckedMember member, Person person) {
        UUID id = member.personId();
        Trial<PersonCommand, Person, PersonEvent> trial =
                new Trial<>(
                        PERSONS,
                        person,
                        known.histories().apply(id),
                        known.said().of(member.asOf()));
        Refusal refusal = trial.run(commands.of(person, member));
        if (refusal != null) {
            rejects.refused(member.row(), column(refusal), refusal);
            return false;
        }
        NikWarnings.of(member, person).forEach(rejects::warn);
        trial.newer().forEach(topic -> rejects.older(member.row(), topic));
        trials.put(id, trial);
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
        if (commands.relation(person, member) == null) {
            rejects.add(member.row(), "hub_kepala_keluarga", RowFault.VALUE_MISSING);
        }
        if (MemberCommands.lacksSeverity(member, person)) {
            rejects.add(member.row(), "derajat_disabilitas", RowFault.VALUE_MISSING);
        }
        return !rejects.has(member.row());
    }

    /** Whether the holder of a number is a member whose own row names another one. */
    private boolean givesUp(UUID holder, Held number) {
        for (CheckedMember member : family.members()) {
            if (member.personId().equals(holder)) {
                return Held.of(member).stream()
                        .anyMatch(one ->
                                one.kind() == number.kind() && !one.value().equals(number.value()));
            }
        }
        return false;
    }

    private boolean livesHere(Person person) {
        PersonEvent.Membership there = person instanceof Registered on ? on.membership() : null;
        return there != null && there.householdId().equals(family.householdId());
    }

    /** Once it is known who is in the family: who acts for whom. */
    private void tie() {
        MemberTies ties = new MemberTies(accepted, known, rejects);
        for (CheckedMember member : accepted) {
            var trial = trials.get(member.personId());
            if (trial != null) {
                tie(member.row(), trial, ties.of(member));
            }
        }
    }

    private void tie(
            Row row,
            Trial<PersonCommand, Person, PersonEvent> trial,
            List<Trial.Step<PersonCommand>> ties) {
        for (Trial.Step<PersonCommand> tie : ties) {
            Topic topic = Objects.requireNonNull(tie.topic());
            if (trial.run(List.of(tie)) != null) {
                RowFault fault =
                        topic == Topic.HEIR ? RowFault.HEIR_UNKNOWN : RowFault.CAREGIVER_UNKNOWN;
                rejects.warn(RowError.warning(row, topic.column(), fault));
            } else if (trial.newer().contains(topic)) {
                rejects.older(row, topic);
            }
        }
    }

    /**
     * A card passes from one member to another, also a dead one, never into another family.
     *
     * @param there whether the household on record has one as a member
     * @return what takes it from its holder; nothing where nobody has to give it up
     */
    List<PersonStep> passCard(KksCard card, @Nullable UUID payeeId, Predicate<UUID> there) {
        Held held = Held.of(card);
        UUID holder = known.holders().get(held);
        if (holder == null || holder.equals(payeeId) || changesCard(holder)) {
            return List.of();
        }
        boolean member =
                there.test(holder)
                        || family.members().stream().anyMatch(one -> one.personId().equals(holder));
        if (!member) {
            rejects.addAll(family.row(), List.of(RowError.held(family.row(), held, holder)));
        } else if (known.person(holder) instanceof Registered) {
            return List.of(new PersonStep(holder, new PersonCommand.ChangeKksCard(null)));
        }
        return List.of();
    }

    private boolean changesCard(UUID holder) {
        var trial = trials.get(holder);
        return trial != null
                && trial.steps().stream()
                        .anyMatch(step -> step instanceof PersonCommand.ChangeKksCard);
    }

    /** Who holds which number once the family is taken in, for those that come after it. */
    void settle() {
        for (CheckedMember member : accepted) {
            Registered was = before.get(member.personId());
            PersonIdentity identity = was == null ? null : was.identity().content();
            String nik = identity == null ? null : identity.nik();
            if (nik != null && member.nik() != null && !nik.equals(member.nik())) {
                known.holders().remove(new Held(Unique.NIK, nik), member.personId());
            }
            for (Held number : Held.of(member)) {
                known.holders().put(number, member.personId());
            }
        }
    }

    private static String column(Refusal refusal) {
        return refusal.code() == PersonCode.VETERAN_NUMBER_INVALID ? "npv_veteran" : "idsemesta";
    }
}
