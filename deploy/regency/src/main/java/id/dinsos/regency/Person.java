package id.dinsos.regency;

import java.time.LocalDate;
import java.util.List;

/** A synthetic person as a row of {@code members.csv}; ages are of the day the file is dated. */
record Person(
        String id,
        String nik,
        String name,
        String motherName,
        LocalDate born,
        int age,
        boolean female,
        Relation relation,
        String job,
        CivilMatch match,
        boolean alive,
        String disability,
        String severity,
        String schooling,
        boolean pregnant,
        String veteranNumber,
        List<String> ppks) {
    Person {
        ppks = List.copyOf(ppks);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }

    /** Place in the family, in the words of the family card. */
    enum Relation {
        HEAD("KEPALA KELUARGA"),
        WIFE("ISTRI"),
        HUSBAND("SUAMI"),
        CHILD("ANAK"),
        CHILD_IN_LAW("MENANTU"),
        GRANDCHILD("CUCU"),
        PARENT("ORANG TUA");

        private final String label;

        Relation(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Whether the civil registry knows the person so, in the words of the file. */
    enum CivilMatch {
        MATCHED("PADAN"),
        MISMATCHED("TIDAK PADAN"),
        UNCHECKED("BELUM PADAN");

        private final String label;

        CivilMatch(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
