package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Names;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts;
import id.dinsos.registry.person.PersonFacts.Disability;
import id.dinsos.registry.person.PersonFacts.Employment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the members file must be: its id, a name, and numbers and words that can be read. A
 * member without a NIK is allowed, since people without papers exist.
 */
public final class MemberRules {
    private static final int KK_DIGITS = 16;

    private final String owner;
    private final LocalDate today;

    public MemberRules(String owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    /** The id by which every import finds the same person. */
    public static UUID personId(String owner, String idSemesta) {
        return Names.uuid(owner, "person", idSemesta);
    }

    public Checked check(Row row) {
        Cells cells = new Cells(row);
        String id = cells.id("idsemesta");
        String nik = cells.nik("nik");
        String kkNumber = cells.digits("no_kk", KK_DIGITS, KK_DIGITS, "kk-number-invalid");
        String name = cells.required("nama");
        String mothersName = cells.text("nama_ibu_kandung");
        LocalDate born = cells.date("tgl_lahir");
        if (born != null && born.isAfter(today)) {
            cells.wrong("tgl_lahir", "birth-in-future", "the birth date lies in the future");
        }
        Sex sex = cells.word("jenis_kelamin", MinistryWords.SEX);
        Relation relation = cells.word("hub_kepala_keluarga", MinistryWords.RELATION);
        if (row.get("hub_kepala_keluarga").isEmpty()) {
            cells.wrong("hub_kepala_keluarga", "value-missing", "say what they are to the head");
        }
        var civilMatch = cells.word("status_padan", MinistryWords.CIVIL_MATCH);
        Boolean alive = cells.word("masih_hidup", MinistryWords.YES_NO);
        String veteran = cells.text("npv_veteran");
        PersonFacts facts = facts(cells, veteran);
        if (!cells.errors().isEmpty()) {
            return new Checked(null, cells.errors());
        }
        return new Checked(
                new CheckedMember(
                        row,
                        personId(owner, Objects.requireNonNull(id)),
                        nik,
                        kkNumber,
                        Objects.requireNonNull(name),
                        mothersName,
                        born,
                        sex == null ? Sex.UNKNOWN : sex,
                        relation == null ? Relation.OTHER : relation,
                        civilMatch,
                        alive == null || alive,
                        veteran,
                        facts),
                List.of());
    }

    private static PersonFacts facts(Cells cells, @Nullable String veteran) {
        var kind = cells.word("disabilitas", MinistryWords.DISABILITY);
        var severity = cells.word("derajat_disabilitas", MinistryWords.SEVERITY);
        if (kind != null && severity == null) {
            cells.wrong("derajat_disabilitas", "value-missing", "a disability has a severity");
        }
        Employment employment = cells.word("pekerjaan_utama", MinistryWords.EMPLOYMENT);
        return new PersonFacts(
                employment == null ? Employment.NONE : employment,
                kind == null || severity == null ? null : new Disability(kind, severity, null),
                cells.words("ppks", MinistryWords.PPKS),
                cells.word("jenjang_sekolah", MinistryWords.SCHOOLING),
                cells.word("hamil", MinistryWords.YES_NO),
                veteran == null ? null : true,
                null);
    }

    /** A member that can be read, or all that is wrong with the row. */
    public record Checked(@Nullable CheckedMember member, List<RowError> errors) {
        public Checked {
            errors = List.copyOf(errors);
        }
    }
}
