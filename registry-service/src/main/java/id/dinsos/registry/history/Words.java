package id.dinsos.registry.history;

import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonFacts.PpksType;
import org.jspecify.annotations.Nullable;

/** The words for what a code says. */
final class Words {
    private Words() {}

    static Sentence of(Relation relation) {
        return switch (relation) {
            case HEAD -> new Sentence("kepala keluarga", "head");
            case SPOUSE -> new Sentence("suami/istri", "spouse");
            case CHILD -> new Sentence("anak", "child");
            case CHILD_IN_LAW -> new Sentence("menantu", "child-in-law");
            case GRANDCHILD -> new Sentence("cucu", "grandchild");
            case PARENT -> new Sentence("orang tua", "parent");
            case PARENT_IN_LAW -> new Sentence("mertua", "parent-in-law");
            case OTHER -> new Sentence("anggota lain", "other member");
        };
    }

    /** As Permensos 8/2012 names them. */
    static Sentence of(PpksType type) {
        return switch (type) {
            case NEGLECTED_TODDLER -> new Sentence("anak balita telantar", "neglected toddler");
            case NEGLECTED_CHILD -> new Sentence("anak telantar", "neglected child");
            case CHILD_IN_CONFLICT_WITH_LAW ->
                    new Sentence(
                            "anak yang berhadapan dengan hukum", "child in conflict with the law");
            case STREET_CHILD -> new Sentence("anak jalanan", "street child");
            case CHILD_WITH_DISABILITY ->
                    new Sentence("anak dengan kedisabilitasan", "child with a disability");
            case CHILD_VIOLENCE_VICTIM ->
                    new Sentence("anak korban tindak kekerasan", "child victim of violence");
            case CHILD_SPECIAL_PROTECTION ->
                    new Sentence(
                            "anak yang memerlukan perlindungan khusus",
                            "child in need of special protection");
            case NEGLECTED_ELDERLY ->
                    new Sentence("lanjut usia telantar", "neglected elderly person");
            case PERSON_WITH_DISABILITY ->
                    new Sentence("penyandang disabilitas", "person with a disability");
            case SEX_WORKER -> new Sentence("tuna susila", "sex worker");
            case VAGRANT -> new Sentence("gelandangan", "vagrant");
            case BEGGAR -> new Sentence("pengemis", "beggar");
            case SCAVENGER -> new Sentence("pemulung", "scavenger");
            case MINORITY_GROUP -> new Sentence("kelompok minoritas", "member of a minority");
            case EX_PRISONER ->
                    new Sentence("bekas warga binaan lembaga pemasyarakatan", "former prisoner");
            case HIV_AIDS -> new Sentence("orang dengan HIV/AIDS", "person with HIV/AIDS");
            case DRUG_ABUSE_VICTIM ->
                    new Sentence("korban penyalahgunaan NAPZA", "victim of drug abuse");
            case TRAFFICKING_VICTIM -> new Sentence("korban trafficking", "victim of trafficking");
            case VIOLENCE_VICTIM -> new Sentence("korban tindak kekerasan", "victim of violence");
            case TROUBLED_MIGRANT_WORKER ->
                    new Sentence("pekerja migran bermasalah sosial", "migrant worker in trouble");
            case NATURAL_DISASTER_VICTIM ->
                    new Sentence("korban bencana alam", "victim of a natural disaster");
            case SOCIAL_DISASTER_VICTIM ->
                    new Sentence("korban bencana sosial", "victim of a social disaster");
            case VULNERABLE_WOMAN ->
                    new Sentence(
                            "perempuan rawan sosial ekonomi",
                            "socially and economically vulnerable woman");
            case POOR -> new Sentence("fakir miskin", "poor");
            case FAMILY_PSYCHOSOCIAL ->
                    new Sentence(
                            "keluarga bermasalah sosial psikologis",
                            "family with psychosocial problems");
            case REMOTE_ADAT_COMMUNITY ->
                    new Sentence("komunitas adat terpencil", "member of a remote adat community");
        };
    }

    static Sentence of(MoveReason reason) {
        return switch (reason) {
            case WORK -> new Sentence("pekerjaan", "work");
            case FAMILY -> new Sentence("keluarga", "family");
            case MARRIAGE -> new Sentence("perkawinan", "marriage");
            case STUDY -> new Sentence("pendidikan", "study");
            case DISASTER -> new Sentence("bencana", "a disaster");
            case TRANSMIGRATION -> new Sentence("transmigrasi", "transmigration");
            case OTHER -> new Sentence("lainnya", "another one");
            case UNKNOWN -> new Sentence("tidak diketahui", "not known");
        };
    }

    static Sentence of(Guardianship as) {
        return switch (as) {
            case GUARDIAN -> new Sentence("wali", "guardian");
            case CAREGIVER -> new Sentence("pendamping/wali", "caregiver");
            case RELATIVE -> new Sentence("kerabat", "relative");
            case NEIGHBOUR -> new Sentence("tetangga", "neighbour");
            case FACILITY -> new Sentence("lembaga", "facility");
        };
    }

    static Sentence of(CivilMatch match) {
        return switch (match) {
            case MATCHED -> new Sentence("padan", "matched");
            case MISMATCHED -> new Sentence("tidak padan", "not matched");
            case UNCHECKED -> new Sentence("belum dipadankan", "not checked");
        };
    }

    /** What the civil registry said of the number, the name and the birth date. */
    static Sentence of(@Nullable CivilAnswer answer) {
        if (answer == null) {
            return new Sentence("", "");
        }
        if (!answer.nik()) {
            return new Sentence(" (NIK tidak ditemukan)", " (NIK not found)");
        }
        return Boolean.FALSE.equals(answer.birthDate())
                ? new Sentence(" (tanggal lahir berbeda)", " (another birth date)")
                : Sentence.of(
                        " (kemiripan nama %s dari 100)",
                        " (names alike by %s of 100)", answer.nameScore());
    }
}
