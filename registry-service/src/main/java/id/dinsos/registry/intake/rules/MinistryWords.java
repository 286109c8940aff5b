package id.dinsos.registry.intake.rules;

import id.dinsos.contracts.Banks;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.Kind;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonFacts.Schooling;
import id.dinsos.registry.person.PersonFacts.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the ministry's files and of the civil registry, and what they mean here. */
public final class MinistryWords {
    public static final Map<String, Boolean> YES_NO =
            Map.of("YA", true, "TIDAK", false, "Y", true, "T", false);

    public static final Map<String, Sex> SEX =
            Map.of("L", Sex.MALE, "P", Sex.FEMALE, "MALE", Sex.MALE, "FEMALE", Sex.FEMALE);

    public static final Map<String, CivilMatch> CIVIL_MATCH =
            withOurs(
                    CivilMatch.values(),
                    Map.of(
                            "PADAN", CivilMatch.MATCHED,
                            "TIDAK PADAN", CivilMatch.MISMATCHED,
                            "BELUM PADAN", CivilMatch.UNCHECKED));

    public static final Map<String, Relation> RELATION =
            withOurs(
                    Relation.values(),
                    Map.ofEntries(
                            Map.entry("KEPALA KELUARGA", Relation.HEAD),
                            Map.entry("SUAMI", Relation.SPOUSE),
                            Map.entry("ISTRI", Relation.SPOUSE),
                            Map.entry("ANAK", Relation.CHILD),
                            Map.entry("MENANTU", Relation.CHILD_IN_LAW),
                            Map.entry("CUCU", Relation.GRANDCHILD),
                            Map.entry("ORANG TUA", Relation.PARENT),
                            Map.entry("MERTUA", Relation.PARENT_IN_LAW),
                            Map.entry("FAMILI LAIN", Relation.OTHER),
                            Map.entry("PEMBANTU", Relation.OTHER),
                            Map.entry("LAINNYA", Relation.OTHER)));

    /** What a caregiver or an heir is to somebody. */
    public static final Map<String, Kinship> KINSHIP =
            Map.ofEntries(
                    Map.entry("SUAMI", Kinship.SPOUSE),
                    Map.entry("ISTRI", Kinship.SPOUSE),
                    Map.entry("AYAH", Kinship.PARENT),
                    Map.entry("IBU", Kinship.PARENT),
                    Map.entry("ORANG TUA", Kinship.PARENT),
                    Map.entry("ANAK", Kinship.CHILD),
                    Map.entry("SAUDARA KANDUNG", Kinship.SIBLING),
                    Map.entry("KAKAK", Kinship.SIBLING),
                    Map.entry("ADIK", Kinship.SIBLING),
                    Map.entry("KAKEK", Kinship.GRANDPARENT),
                    Map.entry("NENEK", Kinship.GRANDPARENT),
                    Map.entry("CUCU", Kinship.GRANDCHILD),
                    Map.entry("FAMILI LAIN", Kinship.RELATIVE),
                    Map.entry("WALI", Kinship.GUARDIAN),
                    Map.entry("LAINNYA", Kinship.OTHER));

    public static final Map<String, Employment> EMPLOYMENT =
            withOurs(
                    Employment.values(),
                    Map.ofEntries(
                            Map.entry("TIDAK DIKETAHUI", Employment.UNKNOWN),
                            Map.entry("PEKERJA INFORMAL", Employment.INFORMAL),
                            Map.entry("KARYAWAN", Employment.EMPLOYEE),
                            Map.entry("BELUM/TIDAK BEKERJA", Employment.NONE),
                            Map.entry("MENGURUS RUMAH TANGGA", Employment.NONE),
                            Map.entry("PELAJAR/MAHASISWA", Employment.NONE),
                            Map.entry("PETANI/PEKEBUN", Employment.INFORMAL),
                            Map.entry("NELAYAN/PERIKANAN", Employment.INFORMAL),
                            Map.entry("BURUH HARIAN LEPAS", Employment.INFORMAL),
                            Map.entry("BURUH TANI/PERKEBUNAN", Employment.INFORMAL),
                            Map.entry("PEDAGANG", Employment.INFORMAL),
                            Map.entry("WIRASWASTA", Employment.INFORMAL),
                            Map.entry("TUKANG BATU", Employment.INFORMAL),
                            Map.entry("TUKANG JAHIT", Employment.INFORMAL),
                            Map.entry("SOPIR", Employment.INFORMAL),
                            Map.entry("PEMBANTU RUMAH TANGGA", Employment.INFORMAL),
                            Map.entry("KARYAWAN SWASTA", Employment.EMPLOYEE),
                            Map.entry("KARYAWAN HONORER", Employment.EMPLOYEE),
                            Map.entry("PEGAWAI NEGERI SIPIL", Employment.CIVIL_SERVANT),
                            Map.entry("TENTARA NASIONAL INDONESIA", Employment.MILITARY),
                            Map.entry("KEPOLISIAN RI", Employment.POLICE),
                            Map.entry(
                                    "PEGAWAI PEMERINTAH DENGAN PERJANJIAN KERJA",
                                    Employment.CIVIL_SERVANT),
                            Map.entry("PPPK", Employment.CIVIL_SERVANT),
                            Map.entry("PNS", Employment.CIVIL_SERVANT),
                            Map.entry("TNI", Employment.MILITARY),
                            Map.entry("POLRI", Employment.POLICE),
                            Map.entry("KARYAWAN BUMN", Employment.EMPLOYEE),
                            Map.entry("KARYAWAN BUMD", Employment.EMPLOYEE),
                            Map.entry("PEGAWAI BUMN", Employment.EMPLOYEE),
                            Map.entry("PEGAWAI BUMD", Employment.EMPLOYEE),
                            Map.entry("GURU", Employment.EMPLOYEE),
                            Map.entry("DOSEN", Employment.EMPLOYEE),
                            Map.entry("BIDAN", Employment.EMPLOYEE),
                            Map.entry("PERAWAT", Employment.EMPLOYEE),
                            Map.entry("PERANGKAT DESA", Employment.VILLAGE_OFFICIAL),
                            Map.entry("KEPALA DESA", Employment.VILLAGE_OFFICIAL),
                            Map.entry("PERDAGANGAN", Employment.INFORMAL),
                            Map.entry("PETERNAK", Employment.INFORMAL),
                            Map.entry("BURUH NELAYAN/PERIKANAN", Employment.INFORMAL),
                            Map.entry("BURUH PETERNAKAN", Employment.INFORMAL),
                            Map.entry("USTADZ/MUBALIGH", Employment.INFORMAL),
                            Map.entry("TUKANG KAYU", Employment.INFORMAL),
                            Map.entry("TUKANG BECAK", Employment.INFORMAL),
                            Map.entry("LAINNYA", Employment.INFORMAL),
                            Map.entry("PENSIUNAN", Employment.PENSIONER),
                            Map.entry("PENDAMPING SOSIAL", Employment.SOCIAL_STAFF)));

    public static final Map<String, Kind> DISABILITY =
            withOurs(
                    Kind.values(),
                    Map.of(
                            "FISIK", Kind.PHYSICAL,
                            "INTELEKTUAL", Kind.INTELLECTUAL,
                            "MENTAL", Kind.MENTAL,
                            "SENSORIK", Kind.SENSORY,
                            "GANDA", Kind.MULTIPLE));

    public static final Map<String, Severity> SEVERITY =
            withOurs(
                    Severity.values(),
                    Map.of(
                            "RINGAN", Severity.MILD,
                            "SEDANG", Severity.MODERATE,
                            "BERAT", Severity.SEVERE));

    public static final Map<String, Schooling> SCHOOLING =
            Map.of(
                    "TIDAK SEKOLAH", Schooling.NONE,
                    "PAUD", Schooling.PRESCHOOL,
                    "SD", Schooling.SD,
                    "SMP", Schooling.SMP,
                    "SMA", Schooling.SMA,
                    "PT", Schooling.HIGHER);

    private static final List<String> PPKS_NAMES =
            List.of(
                    "ANAK BALITA TERLANTAR",
                    "ANAK TERLANTAR",
                    "ANAK YANG BERHADAPAN DENGAN HUKUM",
                    "ANAK JALANAN",
                    "ANAK DENGAN KEDISABILITASAN",
                    "ANAK KORBAN KEKERASAN",
                    "ANAK YANG MEMERLUKAN PERLINDUNGAN KHUSUS",
                    "LANJUT USIA TERLANTAR",
                    "PENYANDANG DISABILITAS",
                    "TUNA SUSILA",
                    "GELANDANGAN",
                    "PENGEMIS",
                    "PEMULUNG",
                    "KELOMPOK MINORITAS",
                    "BEKAS WARGA BINAAN LEMBAGA PEMASYARAKATAN",
                    "ORANG DENGAN HIV/AIDS",
                    "KORBAN PENYALAHGUNAAN NAPZA",
                    "KORBAN TRAFFICKING",
                    "KORBAN TINDAK KEKERASAN",
                    "PEKERJA MIGRAN BERMASALAH SOSIAL",
                    "KORBAN BENCANA ALAM",
                    "KORBAN BENCANA SOSIAL",
                    "PEREMPUAN RAWAN SOSIAL EKONOMI",
                    "FAKIR MISKIN",
                    "KELUARGA BERMASALAH SOSIAL PSIKOLOGIS",
                    "KOMUNITAS ADAT TERPENCIL");

    /** The 26 kinds of Permensos 8/2012 under their Indonesian names, and under ours. */
    static final Map<String, PpksType> PPKS = kinds();

    /** The Indonesian name of a kind. */
    public static String ppks(PpksType type) {
        return PPKS_NAMES.get(type.ordinal());
    }

    private static Map<String, PpksType> kinds() {
        Map<String, PpksType> words = new HashMap<>();
        for (PpksType type : PpksType.values()) {
            words.put(type.name(), type);
            words.put(ppks(type), type);
        }
        return Map.copyOf(words);
    }

    /** Every bank an account may be with, with a space or an underscore in its name. */
    public static final Map<String, String> BANK = banks();

    private static Map<String, String> banks() {
        Map<String, String> words = new HashMap<>();
        for (String code : Banks.codes()) {
            words.put(code, code);
            words.put(code.replace('_', ' '), code);
        }
        return Map.copyOf(words);
    }

    /** Our exports say it in our words, and may come back. */
    private static <T extends Enum<T>> Map<String, T> withOurs(T[] ours, Map<String, T> theirs) {
        Map<String, T> words = new HashMap<>();
        for (T word : ours) {
            words.put(word.name(), word);
        }
        words.putAll(theirs);
        return Map.copyOf(words);
    }

    private MinistryWords() {}
}
