package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.PersonEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What one thing a file says is about, and which events have said it before. */
enum Topic {
    IDENTITY(
            "nama",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonIdentityCorrected.class,
            PersonEvent.PersonAbsorbed.class,
            PersonEvent.PersonReleased.class),
    ACCOUNT(
            "no_rekening",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonAccountChanged.class),
    CARD("no_kks", PersonEvent.PersonRegistered.class, PersonEvent.KksCardChanged.class),
    FACTS(
            "pekerjaan_utama",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonFactsChanged.class),
    MATCH("status_padan", PersonEvent.PersonRegistered.class, PersonEvent.CivilMatchChecked.class),
    LIFE(
            "masih_hidup",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonDied.class,
            PersonEvent.DeathCorrected.class,
            PersonEvent.DeathWithdrawn.class),
    HOME(
            "id_keluarga",
            PersonEvent.PersonRegistered.class,
            PersonEvent.HouseholdJoined.class,
            PersonEvent.HouseholdLeft.class,
            PersonEvent.RelationChanged.class),
    PLACE(
            "id_wilayah",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdMoved.class,
            HouseholdEvent.HouseholdMovedIn.class,
            HouseholdEvent.HouseholdMovedOut.class,
            HouseholdEvent.HouseholdTakenOver.class),
    RANKING(
            "desil_nasional",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdRanked.class),
    LISTS(
            "BPNT",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdListed.class,
            HouseholdEvent.HouseholdDelisted.class),
    HEAD("nik_kepala", HouseholdEvent.HouseholdRegistered.class, HouseholdEvent.HeadChanged.class),
    PAYEE(
            "nik_pengurus",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.PayeeChanged.class,
            HouseholdEvent.GuardianNamed.class),
    MEMBERS(
            "hub_kepala_keluarga",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.MemberJoined.class,
            HouseholdEvent.MemberCorrected.class,
            HouseholdEvent.MemberLeft.class,
            HouseholdEvent.MemberDied.class,
            HouseholdEvent.MemberFoundAlive.class);

    private final String column;
    private final Set<Class<?>> saidBy;

    Topic(String column, Class<?>... saidBy) {
        this.column = column;
        this.saidBy = Set.of(saidBy);
    }

    /** Under which it is reported. */
    String column() {
        return column;
    }

    /**
     * Whether something newer than the file has been said of it.
     *
     * @param same of the events about the topic, those about the same thing
     */
    boolean isKnownNewer(List<Recorded> history, Said said, Predicate<Object> same) {
        for (Recorded recorded : history) {
            Object event = recorded.event();
            if (saidBy.contains(event.getClass())
                    && same.test(event)
                    && said.isOlderThan(recorded)) {
                return true;
            }
        }
        return false;
    }
}
