package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.household.Household.Listing;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.HouseholdCommand;
import id.dinsos.registry.household.HouseholdDecider;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.intake.file.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the household of one family, once it is known which of its people can be taken
 * in. A new one needs a village and a living head. Whoever is paid for it may be dead: a ministry
 * pays the dead, and the office has to see which family that is; nobody dead is ever paid, and
 * nobody who has died is named anew.
 */
final class HouseholdPlan {
    private static final HouseholdDecider HOUSEHOLDS = new HouseholdDecider();

    private final CheckedFamily family;
    private final Household household;
    private final RegistryKnowledge known;
    private final FamilyCommands commands;
    private final Rejects rejects;
    private final List<Change> changes = new ArrayList<>(0);

    HouseholdPlan(
            CheckedFamily family,
            Household household,
            RegistryKnowledge known,
            FamilyCommands commands,
            Rejects rejects) {
        this.family = family;
        this.household = household;
        this.known = known;
        this.commands = commands;
        this.rejects = rejects;
    }

    /**
     * The commands that change something; null where the rules refuse what the rows say, which the
     * rejects then hold.
     */
    @Nullable List<HouseholdCommand> decide(List<CheckedMember> accepted) {
        if (family.own() && !mayGoOn(accepted)) {
            return null;
        }
        Trial<HouseholdCommand, Household, HouseholdEvent> trial =
                new Trial<>(
                        HOUSEHOLDS,
                        household,
                        known.histories().apply(family.householdId()),
                        known.said().of(family.asOf()));
        Refusal refusal = trial.run(steps(accepted));
        if (refusal != null) {
            if (family.own()) {
                rejects.refused(family.row(), Row.FAMILY_ID, refusal);
            } else {
                family.members().forEach(one -> rejects.refused(one.row(), Row.FAMILY_ID, refusal));
            }
            return null;
        }
        trial.newer().forEach(topic -> rejects.older(family.row(), topic));
        warn();
        note(trial);
        return trial.steps();
    }

    List<Change> changes() {
        return changes;
    }

    private List<Trial.Step<HouseholdCommand>> steps(List<CheckedMember> accepted) {
        return household instanceof Household.Registered home
                ? commands.update(
                        home,
                        accepted,
                        living(family.headId(), RowFault.HEAD_DEAD, "nik_kepala"),
                        living(family.payeeId(), RowFault.PAYEE_DEAD, "nik_pengurus"))
                : List.of(
                        Trial.Step.of(
                                commands.register(
                                        Objects.requireNonNull(family.headId()), accepted),
                                null));
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
        if (isNew && head != null && known.isDead(head, family.members())) {
            rejects.add(family.row(), "nik_kepala", RowFault.HEAD_DEAD);
        }
        if (isNew && payee != null && known.isDead(payee, family.members())) {
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

    /** Null where they are dead: a death is recorded, nobody is named who has died. */
    private @Nullable UUID living(@Nullable UUID id, RowFault fault, String column) {
        if (id == null || !known.isDead(id, family.members())) {
            return id;
        }
        rejects.warn(RowError.warning(family.row(), column, fault));
        return null;
    }

    private void warn() {
        if (!(household instanceof Household.Registered home)) {
            return;
        }
        if (commands.overrulesOfficer(home)) {
            rejects.warn(RowError.warning(family.row(), "BPNT", RowFault.DELISTED_BY_OFFICER));
        }
        if (family.region() != null
                && !family.region().equals(home.region())
                && family.address().isEmpty()) {
            rejects.warn(
                    RowError.warning(family.row(), "alamat", RowFault.ADDRESS_OF_OTHER_VILLAGE));
        }
    }

    /** What a reviewer sees of it. */
    private void note(Trial<HouseholdCommand, Household, HouseholdEvent> trial) {
        if (trial.steps().isEmpty()) {
            return;
        }
        UUID id = family.householdId();
        if (household instanceof Household.Registered before
                && trial.state() instanceof Household.Registered after) {
            for (Topic topic : trial.changed()) {
                changes.add(
                        Change.of(
                                family.row(), id, topic, text(topic, before), text(topic, after)));
            }
        } else {
            changes.add(Change.registered(family.row(), id));
        }
    }

    private static String text(Topic topic, Household.Registered home) {
        return switch (topic) {
            case PLACE -> home.region().code();
            case RANKING -> text(home.ranking());
            case LISTS ->
                    String.join(
                            " ",
                            home.listings().stream()
                                    .filter(Listing::listed)
                                    .map(one -> one.list().programme())
                                    .toList());
            case IDENTITY,
                    ACCOUNT,
                    CARD,
                    FACTS,
                    MATCH,
                    LIFE,
                    CAREGIVER,
                    HEIR,
                    HOME,
                    HEAD,
                    PAYEE,
                    MEMBERS ->
                    "";
        };
    }

    private static String text(Ranking ranking) {
        return "desil %s persentil %s"
                .formatted(known(ranking.decile()), known(ranking.percentile()));
    }

    private static String known(int number) {
        return number == 0 ? "-" : Integer.toString(number);
    }
}
