package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.registry.household.HouseholdEvent;
import id.dinsos.registry.person.PersonEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What one thing a file says is about, and which events have said it before. */
enum Topic {
    IDENTITY(
            "nama",
            "identitas",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonIdentityCorrected.class,
            PersonEvent.PersonAbsorbed.class,
            PersonEvent.PersonReleased.class),
    ACCOUNT(
            "no_rekening",
            "rekening",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonAccountChanged.class),
    CARD(
            "no_kks",
            "kartu KKS",
            PersonEvent.PersonRegistered.class,
            PersonEvent.KksCardChanged.class),
    FACTS(
            "pekerjaan_utama",
            "pekerjaan dan keadaan",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonFactsChanged.class),
    MATCH(
            "status_padan",
            "status padan",
            PersonEvent.PersonRegistered.class,
            PersonEvent.CivilMatchChecked.class),
    LIFE(
            "masih_hidup",
            "hidup atau meninggal",
            PersonEvent.PersonRegistered.class,
            PersonEvent.PersonDied.class,
            PersonEvent.DeathCorrected.class,
            PersonEvent.DeathWithdrawn.class),
    CAREGIVER("nik_pendamping", "pendamping", PersonEvent.CaregiverNamed.class),
    HEIR("nik_ahli_waris", "ahli waris", PersonEvent.HeirNamed.class),
    HOME(
            "id_keluarga",
            "keluarga",
            PersonEvent.PersonRegistered.class,
            PersonEvent.HouseholdJoined.class,
            PersonEvent.HouseholdLeft.class,
            PersonEvent.RelationChanged.class),
    PLACE(
            "id_wilayah",
            "wilayah dan alamat",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdMoved.class,
            HouseholdEvent.HouseholdMovedIn.class,
            HouseholdEvent.HouseholdMovedOut.class,
            HouseholdEvent.HouseholdTakenOver.class),
    RANKING(
            "desil_nasional",
            "peringkat",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdRanked.class),
    LISTS(
            "BPNT",
            "daftar bantuan",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HouseholdListed.class,
            HouseholdEvent.HouseholdDelisted.class),
    HEAD(
            "nik_kepala",
            "kepala keluarga",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.HeadChanged.class),
    PAYEE(
            "nik_pengurus",
            "pengurus",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.PayeeChanged.class,
            HouseholdEvent.GuardianNamed.class),
    MEMBERS(
            "hub_kepala_keluarga",
            "susunan keluarga",
            HouseholdEvent.HouseholdRegistered.class,
            HouseholdEvent.MemberJoined.class,
            HouseholdEvent.MemberCorrected.class,
            HouseholdEvent.MemberLeft.class,
            HouseholdEvent.MemberDied.class,
            HouseholdEvent.MemberFoundAlive.class);

    private final String column;
    private final String words;
    private final Set<Class<?>> saidBy;

    Topic(String column, String words, Class<?>... saidBy) {
        this.column = column;
        this.words = words;
        this.saidBy = Set.of(saidBy);
    }

    /** Under which it is reported. */
    String column() {
        return column;
    }

    /** As programs call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As an office calls it. */
    String words() {
        return words;
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
