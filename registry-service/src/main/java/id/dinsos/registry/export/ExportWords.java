package id.dinsos.registry.export;

import id.dinsos.registry.intake.rules.MinistryWords;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Disability;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of an exported table, in the language of its headers. {@link MinistryWords} reads each
 * of them back as what it was.
 */
final class ExportWords {
    private ExportWords() {}

    static String of(Sex sex) {
        return switch (sex) {
            case MALE -> "L";
            case FEMALE -> "P";
            case UNKNOWN -> "";
        };
    }

    static String of(Relation relation, Sex sex) {
        return switch (relation) {
            case HEAD -> "KEPALA KELUARGA";
            case SPOUSE -> sex == Sex.MALE ? "SUAMI" : "ISTRI";
            case CHILD -> "ANAK";
            case CHILD_IN_LAW -> "MENANTU";
            case GRANDCHILD -> "CUCU";
            case PARENT -> "ORANG TUA";
            case PARENT_IN_LAW -> "MERTUA";
            case OTHER -> "LAINNYA";
        };
    }

    static String of(CivilMatch match) {
        return switch (match) {
            case MATCHED -> "PADAN";
            case MISMATCHED -> "TIDAK PADAN";
            case UNCHECKED -> "BELUM PADAN";
        };
    }

    static String of(Employment employment) {
        return switch (employment) {
            case UNKNOWN -> "TIDAK DIKETAHUI";
            case NONE -> "BELUM/TIDAK BEKERJA";
            case INFORMAL -> "PEKERJA INFORMAL";
            case EMPLOYEE -> "KARYAWAN";
            case CIVIL_SERVANT -> "PEGAWAI NEGERI SIPIL";
            case MILITARY -> "TNI";
            case POLICE -> "POLRI";
            case PENSIONER -> "PENSIUNAN";
            case SOCIAL_STAFF -> "PENDAMPING SOSIAL";
            case VILLAGE_OFFICIAL -> "PERANGKAT DESA";
        };
    }

    /** Kind and severity in one cell. */
    static String of(@Nullable Disability disability) {
        if (disability == null) {
            return "";
        }
        String kind =
                switch (disability.kind()) {
                    case PHYSICAL -> "FISIK";
                    case INTELLECTUAL -> "INTELEKTUAL";
                    case MENTAL -> "MENTAL";
                    case SENSORY -> "SENSORIK";
                    case MULTIPLE -> "GANDA";
                };
        String severity =
                switch (disability.severity()) {
                    case MILD -> "RINGAN";
                    case MODERATE -> "SEDANG";
                    case SEVERE -> "BERAT";
                };
        return kind + "/" + severity;
    }

    static String of(Collection<PpksType> types) {
        return types.stream().map(MinistryWords::ppks).collect(Collectors.joining(";"));
    }
}
