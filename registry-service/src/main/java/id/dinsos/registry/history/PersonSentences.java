package id.dinsos.registry.history;

import id.dinsos.registry.person.PersonEvent;
import id.dinsos.registry.person.PersonEvent.CivilMatchChecked;
import id.dinsos.registry.person.PersonEvent.HouseholdJoined;
import id.dinsos.registry.person.PersonEvent.HouseholdLeft;
import id.dinsos.registry.person.PersonEvent.Membership;
import id.dinsos.registry.person.PersonEvent.PersonAccountChanged;
import id.dinsos.registry.person.PersonEvent.PersonDied;
import id.dinsos.registry.person.PersonEvent.PersonFactsChanged;
import id.dinsos.registry.person.PersonEvent.PersonIdentityCorrected;
import id.dinsos.registry.person.PersonEvent.PersonRegistered;
import id.dinsos.registry.person.PersonEvent.RelationChanged;
import id.dinsos.registry.person.PersonFacts;
import java.util.stream.Collectors;

/**
 * Each fact of a person as a clerk would tell it; a new kind of event needs its sentence. None says
 * a number, an address or an account: that they changed is history, what they are is not.
 */
final class PersonSentences {
    private PersonSentences() {}

    static Sentence of(PersonEvent event) {
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
            case CivilMatchChecked(var match) ->
                    Sentence.of("Pemadanan Dukcapil: ", "Checked with the civil registry: ")
                            .and(Words.of(match));
            case PersonDied e -> died(e);
            case HouseholdJoined(var membership) -> joined(membership);
            case RelationChanged(var relation) ->
                    Sentence.of(
                                    "Hubungan dengan kepala keluarga menjadi ",
                                    "Relation to the head: ")
                            .and(Words.of(relation));
            case HouseholdLeft e ->
                    new Sentence("Keluar dari keluarganya", "Left the household lived in");
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
        String types = facts.ppksTypes().stream().map(Enum::name).collect(Collectors.joining(", "));
        return types.isEmpty()
                ? changed
                : changed.and(Sentence.of("; PPKS: %s", "; PPKS: %s", types));
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
