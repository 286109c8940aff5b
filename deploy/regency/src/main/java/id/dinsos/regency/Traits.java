package id.dinsos.regency;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person does, learns and lives with, drawn by age and sex with the shares of the domain
 * notes (disability 5 % in all, severe 0.3 %).
 */
final class Traits {
    private static final List<String> PUBLIC_JOBS =
            List.of("PEGAWAI NEGERI SIPIL", "TENTARA NASIONAL INDONESIA", "KEPOLISIAN RI");
    private static final List<String> MEN_WORK =
            List.of(
                    "PETANI/PEKEBUN",
                    "BURUH TANI/PERKEBUNAN",
                    "BURUH HARIAN LEPAS",
                    "NELAYAN/PERIKANAN",
                    "WIRASWASTA",
                    "PEDAGANG",
                    "TUKANG BATU",
                    "SOPIR",
                    "KARYAWAN SWASTA");
    private static final List<String> WOMEN_WORK =
            List.of(
                    "MENGURUS RUMAH TANGGA",
                    "BURUH TANI/PERKEBUNAN",
                    "PETANI/PEKEBUN",
                    "PEDAGANG",
                    "TUKANG JAHIT",
                    "PEMBANTU RUMAH TANGGA");
    private static final String NO_WORK = "BELUM/TIDAK BEKERJA";
    private static final List<String> DISABILITIES =
            List.of("FISIK", "INTELEKTUAL", "MENTAL", "SENSORIK", "GANDA");
    private static final String MILD = "RINGAN";
    static final String SEVERE = "BERAT";
    static final String MODERATE = "SEDANG";

    private final Dice dice;

    Traits(Dice dice) {
        this.dice = dice;
    }

    /** A job that the state pays, which takes the whole family off the list. */
    String publicJob() {
        return PUBLIC_JOBS.get(dice.weighted(76, 13, 11));
    }

    String job(int age, boolean female, boolean coastal) {
        if (age < 6) {
            return NO_WORK;
        }
        if (age < 18 || (age < 22 && dice.chance(1_500))) {
            return "PELAJAR/MAHASISWA";
        }
        if (dice.chance(age > 70 ? 5_500 : 600)) {
            return NO_WORK;
        }
        return female
                ? WOMEN_WORK.get(dice.weighted(60, 15, 10, 10, 3, 2))
                : MEN_WORK.get(dice.weighted(30, 20, 15, coastal ? 45 : 3, 9, 6, 6, 3, 8));
    }

    /** The level a child attends; empty for adults, whose schooling the file does not hold. */
    String schooling(int age) {
        return switch (age) {
            case 4, 5, 6 -> dice.chance(7_000) ? "PAUD" : "";
            case 7, 8, 9, 10, 11, 12 -> dice.chance(9_900) ? "SD" : "TIDAK SEKOLAH";
            case 13, 14, 15 -> dice.chance(9_500) ? "SMP" : "TIDAK SEKOLAH";
            case 16, 17, 18 -> dice.chance(8_000) ? "SMA" : "TIDAK SEKOLAH";
            case 19, 20, 21, 22 -> dice.chance(1_500) ? "PT" : "";
            default -> "";
        };
    }

    boolean pregnant(int age, Person.Relation relation) {
        return relation == Person.Relation.WIFE && age >= 18 && age <= 42 && dice.chance(450);
    }

    String disability(int age) {
        int perTenThousand = age < 18 ? 200 : age < 60 ? 340 : 1_450;
        return dice.chance(perTenThousand)
                ? DISABILITIES.get(dice.weighted(42, 14, 12, 26, 6))
                : "";
    }

    String severity(String disability) {
        return disability.isEmpty()
                ? ""
                : List.of(MILD, MODERATE, SEVERE).get(dice.weighted(70, 24, 6));
    }

    /** Veterans of the campaigns up to 1976: men past seventy, some ninety in a whole regency. */
    String veteranNumber(int age, boolean female) {
        return age > 70 && !female && dice.chance(60)
                ? "NPV-21." + Numbers.padded(dice.below(1_000_000), 6)
                : "";
    }

    /** The kinds of need under Permensos 8/2012 that follow from the rest of the row. */
    List<String> ppks(Shape.Member member, int decile, String severity, int familySize) {
        List<String> types = new ArrayList<>();
        if (!severity.isEmpty() && !severity.equals(MILD)) {
            types.add(member.age() < 18 ? "CHILD_WITH_DISABILITY" : "PERSON_WITH_DISABILITY");
        }
        if (decile <= 2 && familySize == 1 && member.age() >= 60 && dice.chance(3_000)) {
            types.add("NEGLECTED_ELDERLY");
        }
        if (member.relation() == Person.Relation.HEAD && decile == 1 && dice.chance(2_000)) {
            types.add("POOR");
        }
        if (member.relation() == Person.Relation.HEAD
                && member.female()
                && member.age() < 60
                && decile <= 2
                && dice.chance(2_500)) {
            types.add("VULNERABLE_WOMAN");
        }
        return types;
    }
}
