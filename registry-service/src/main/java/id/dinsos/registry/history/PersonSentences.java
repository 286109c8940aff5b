package id.dinsos.registry.history;

import id.dinsos.registry.person.Person.PioneerTitle;
import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CaregiverNamed;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.DeathCorrected;
import id.dinsos.registry.person.PersonEvent.DeathWithdrawn;
import id.dinsos.registry.person.PersonEvent.HeirNamed;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.KksCardChanged;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAbsorbed;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonErased;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonForgotten;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonMerged;
import id.dinsos.registry.person.PersonEvent.PersonOffered;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.PersonReleased;
import id.dinsos.registry.person.PersonEvent.PersonTakenOver;
import id.dinsos.registry.person.PersonEvent.PersonUnmerged;
import id.dinsos.registry.person.PersonEvent.PioneerRecognised;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonEvent.VeteranRecognised;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Each fact of a person as a clerk would tell it; a new kind of event needs its sentence. None says
 * a number, an address or an account: that they changed is history, what they are is not.
 */
final class PersonSentences {
    private PersonSentences() {}

    /**
     * @param place the name of a region's code
     */
    static Sentence of(PersonEvent event, Function<String, String> place) {
        return switch (event) {
            case PersonRegistered e -> registered(e);
            case PersonIdentityCorrected e ->
                    new Sentence(
                            "Nama, nomor, kelahiran atau jenis kelamin diperbaiki",
                            "Name, numbers, birth or sex were corrected");
            case PersonAccountChanged e ->
                    new Sentence(
                            "Rekening penerimaan diganti", "The account to pay to was changed");
            case PersonFactsChanged(var facts) -> facts(facts);
            case CivilMatchChecked(var match, var answer) ->
                    Sentence.of("Pemadanan Dukcapil: ", "Checked with the civil registry: ")
                            .and(Words.of(match))
                            .and(Words.of(answer));
            case PersonDied e -> died(e);
            case HouseholdJoined(var membership, var undone) -> joined(membership);
            case RelationChanged(var relation) ->
                    Sentence.of(
                                    "Hubungan dengan kepala keluarga menjadi ",
                                    "Relation to the head: ")
                            .and(Words.of(relation));
            case HouseholdLeft e ->
                    new Sentence("Keluar dari keluarganya", "Left the household lived in");
            case DeathCorrected e ->
                    Sentence.of(
                            "Tanggal kematian diperbaiki menjadi %s",
                            "The date of death was corrected to %s", e.diedOn());
            case DeathWithdrawn e ->
                    new Sentence(
                            "Laporan kematian dibatalkan: yang bersangkutan masih hidup",
                            "The report of death was withdrawn: the person is alive");
            case CaregiverNamed(var tie) ->
                    tie == null
                            ? new Sentence(
                                    "Tidak ada lagi pendamping/wali",
                                    "Nobody is the caregiver any more")
                            : new Sentence("Pendamping/wali ditunjuk", "A caregiver was named");
            case HeirNamed(var tie) ->
                    tie == null
                            ? new Sentence(
                                    "Tidak ada lagi ahli waris", "Nobody is the heir any more")
                            : new Sentence("Ahli waris ditunjuk", "An heir was named");
            case VeteranRecognised(var number) ->
                    number == null
                            ? new Sentence("Bukan veteran", "No veteran after all")
                            : new Sentence("Tercatat sebagai veteran", "Recognised as a veteran");
            case PioneerRecognised(var title) -> pioneer(title);
            case KksCardChanged(var card) ->
                    card == null
                            ? new Sentence("Kartu KKS ditarik", "The KKS card was taken back")
                            : new Sentence("Kartu KKS diberikan", "A KKS card was given");
            case PersonMerged e ->
                    new Sentence(
                            "Ternyata sudah terdaftar; digabung ke data yang terdahulu",
                            "Turned out to be on record already; merged into that record");
            case PersonAbsorbed e ->
                    new Sentence(
                            "Data lain ternyata milik yang bersangkutan dan digabung ke sini",
                            "Another record turned out to be this person and was merged in");
            case PersonUnmerged e ->
                    new Sentence(
                            "Penggabungan ke data lain dibatalkan",
                            "The merge into another record was undone");
            case PersonReleased e ->
                    new Sentence(
                            "Penggabungan data lain ke sini dibatalkan",
                            "The merge of another record into this one was undone");
            case PersonOffered(var to) ->
                    to == null
                            ? new Sentence(
                                    "Penyerahan data ke kabupaten/kota lain ditarik kembali",
                                    "The offer of the record to another regency was taken back")
                            : Sentence.of(
                                    "Data diserahkan kepada %s untuk diterima",
                                    "The record was offered to %s", place.apply(to));
            case PersonTakenOver(var owner) ->
                    Sentence.of(
                            "Data diterima oleh %s",
                            "The record was taken over by %s", place.apply(owner));
            case PersonErased(boolean kept) ->
                    kept
                            ? new Sentence(
                                    "Data pribadi dihapus; catatan uang tetap tanpa nama",
                                    "The personal data were erased; money records stay without a"
                                            + " name")
                            : new Sentence("Data pribadi dihapus", "The personal data were erased");
            case PersonForgotten e ->
                    new Sentence(
                            "Penghapusan data pribadi selesai",
                            "The erasure of the personal data was finished");
        };
    }

    private static Sentence pioneer(@Nullable PioneerTitle title) {
        return switch (title) {
            case null ->
                    new Sentence("Bukan perintis kemerdekaan", "No independence pioneer after all");
            case PIONEER ->
                    new Sentence(
                            "Tercatat sebagai perintis kemerdekaan",
                            "Recognised as an independence pioneer");
            case WIDOW ->
                    new Sentence(
                            "Tercatat sebagai janda perintis kemerdekaan",
                            "Recognised as the widow of an independence pioneer");
        };
    }

    private static Sentence registered(PersonRegistered e) {
        Sentence put = new Sentence("Didaftarkan", "Put on record");
        Membership membership = e.membership();
        return membership == null
                ? put
                : put.and(new Sentence(" sebagai ", " as "))
                        .and(Words.of(membership.relation()))
                        .and(new Sentence(" dalam sebuah keluarga", " of a household"));
    }

    private static Sentence joined(Membership membership) {
        return new Sentence("Masuk sebuah keluarga sebagai ", "Joined a household as ")
                .and(Words.of(membership.relation()));
    }

    private static Sentence facts(PersonFacts facts) {
        Sentence changed =
                new Sentence(
                        "Pekerjaan, sekolah, disabilitas, kehamilan atau jenis PPKS diperbarui",
                        "Work, schooling, disability, pregnancy or PPKS types were brought up to"
                                + " date");
        Sentence told = changed;
        String before = "; PPKS: ";
        for (PpksType type : facts.ppksTypes()) {
            told = told.and(new Sentence(before, before)).and(Words.of(type));
            before = ", ";
        }
        return told;
    }

    private static Sentence died(PersonDied e) {
        Sentence died =
                e.diedOn() == null
                        ? new Sentence(
                                "Meninggal dunia, tanggal tidak diketahui", "Died, date not known")
                        : Sentence.of("Meninggal dunia pada %s", "Died on %s", e.diedOn());
        return e.evidence() == null
                ? died
                : died.and(new Sentence(", menurut surat kematian", ", by a certificate"));
    }
}
