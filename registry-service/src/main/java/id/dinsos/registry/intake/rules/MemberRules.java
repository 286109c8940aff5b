package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.Header;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.rules.CheckedMember.ToldFacts;
import id.dinsos.registry.intake.rules.CheckedMember.ToldTie;
import id.dinsos.registry.intake.rules.CheckedMember.ToldTies;
import id.dinsos.registry.office.RecordIds;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Schooling;
import id.dinsos.registry.person.VeteranNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the members file must be: its id, and numbers, dates and words that can be read.
 * Whatever is left empty is not known by the file; a member without a NIK is allowed, since people
 * without papers exist.
 */
public final class MemberRules {
    private static final int KK_DIGITS = 16;
    private static final int OLDEST = 125;
    private static final int UNLIKELY = 110;

    private final String owner;
    private final RecordIds ids;
    private final LocalDate today;

    public MemberRules(String owner, RecordIds ids, LocalDate today) {
        this.owner = owner;
        this.ids = ids;
        this.today = today;
    }

    /** In an export of ours a row names its record itself. */
    private UUID personId(Row row, String id) {
        return row.header().isOwnExport() && FamilyRules.RECORD_ID.matcher(id).matches()
                ? UUID.fromString(id)
                : ids.person(owner, id);
    }

    public Checked check(Row row) {
        Cells cells = new Cells(row);
        String id = cells.id("idsemesta");
        String nik = cells.nik("nik");
        String kkNumber = cells.digits("no_kk", KK_DIGITS, KK_DIGITS, RowFault.KK_NUMBER_INVALID);
        String name = cells.text("nama");
        String mothersName = cells.text("nama_ibu_kandung");
        LocalDate born = cells.date("tgl_lahir");
        if (born != null && born.isAfter(today)) {
            cells.wrong("tgl_lahir", RowFault.BIRTH_IN_FUTURE);
        }
        if (born != null && born.isBefore(today.minusYears(OLDEST))) {
            cells.wrong("tgl_lahir", RowFault.BIRTH_TOO_LONG_AGO);
        }
        Sex sex = cells.word("jenis_kelamin", MinistryWords.SEX);
        var relation = cells.word("hub_kepala_keluarga", MinistryWords.RELATION);
        var civilMatch = cells.word("status_padan", MinistryWords.CIVIL_MATCH);
        Boolean alive = cells.word("masih_hidup", MinistryWords.YES_NO);
        String veteran = veteran(cells);
        ToldFacts facts = facts(cells, veteran);
        ToldTies ties =
                new ToldTies(
                        tie(cells, "nik_pendamping", "hub_pendamping"),
                        tie(cells, "nik_ahli_waris", "hub_ahli_waris"));
        LocalDate asOf = cells.date(Header.AS_OF);
        if (!cells.errors().isEmpty()) {
            return new Checked(null, cells.errors(), List.of());
        }
        CheckedMember member =
                new CheckedMember(
                        row,
                        personId(row, Objects.requireNonNull(id)),
                        nik,
                        kkNumber,
                        name,
                        mothersName,
                        born,
                        sex,
                        relation,
                        civilMatch,
                        alive,
                        veteran,
                        facts,
                        ties,
                        asOf);
        return new Checked(member, List.of(), warnings(member));
    }

    /** Words and zeros for none are no number. */
    private static @Nullable String veteran(Cells cells) {
        String number = cells.text("npv_veteran");
        if (number == null || VeteranNumber.plain(number).replace("0", "").isEmpty()) {
            return null;
        }
        return number;
    }

    /** Somebody of the same family, by their NIK; what they are to the member may be left out. */
    private static @Nullable ToldTie tie(Cells cells, String column, String relation) {
        if (cells.value(column).isEmpty()) {
            return null;
        }
        String nik = cells.nik(column);
        Kinship as = cells.word(relation, MinistryWords.KINSHIP);
        return nik == null ? null : new ToldTie(nik, as == null ? Kinship.OTHER : as);
    }

    private static ToldFacts facts(Cells cells, @Nullable String veteran) {
        return new ToldFacts(
                cells.word("pekerjaan_utama", MinistryWords.EMPLOYMENT),
                cells.word("disabilitas", MinistryWords.DISABILITY),
                cells.word("derajat_disabilitas", MinistryWords.SEVERITY),
                cells.words("ppks", MinistryWords.PPKS),
                cells.word("jenjang_sekolah", MinistryWords.SCHOOLING),
                cells.word("hamil", MinistryWords.YES_NO),
                veteran == null ? null : true);
    }

    /** What looks wrong within the row, and may be right. */
    private List<RowError> warnings(CheckedMember member) {
        List<RowError> found = new ArrayList<>(0);
        Row row = member.row();
        LocalDate born = member.birthDate();
        Sex sex = member.sex();
        if (born != null) {
            int age = born.until(today).getYears();
            if (age > UNLIKELY) {
                found.add(RowError.warning(row, "tgl_lahir", RowFault.BIRTH_UNLIKELY));
            }
            Schooling school = member.facts().schooling();
            if (school != null && (age > oldest(school) || age < youngest(school))) {
                found.add(RowError.warning(row, "tgl_lahir", RowFault.SCHOOL_AGE_DIFFERS));
            }
        }
        if (Boolean.TRUE.equals(member.facts().pregnant())
                && (sex == Sex.MALE || born != null && !fertile(born))) {
            found.add(RowError.warning(row, "hamil", RowFault.PREGNANCY_UNLIKELY));
        }
        String relation = row.get("hub_kepala_keluarga").toUpperCase(Locale.ROOT);
        if (relation.equals("ISTRI") && sex == Sex.MALE
                || relation.equals("SUAMI") && sex == Sex.FEMALE) {
            found.add(RowError.warning(row, "hub_kepala_keluarga", RowFault.RELATION_SEX_DIFFERS));
        }
        return found;
    }

    private boolean fertile(LocalDate born) {
        int age = born.until(today).getYears();
        return age >= 10 && age <= 60;
    }

    private static int oldest(Schooling school) {
        return switch (school) {
            case PRESCHOOL -> 9;
            case SD -> 20;
            case SMP -> 25;
            case SMA -> 35;
            case NONE, HIGHER -> 200;
        };
    }

    private static int youngest(Schooling school) {
        return switch (school) {
            case NONE, PRESCHOOL -> 0;
            case SD -> 4;
            case SMP -> 9;
            case SMA -> 12;
            case HIGHER -> 14;
        };
    }

    /** A member that can be read, or all that is wrong with the row. */
    public record Checked(
            @Nullable CheckedMember member, List<RowError> errors, List<RowError> warnings) {
        public Checked {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
