package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's row that can be read. Null is what the file does not say, which changes nothing of
 * what is known.
 */
public record CheckedMember(
        Row row,
        UUID personId,
        @Nullable String nik,
        @Nullable String kkNumber,
        String name,
        @Nullable String mothersName,
        @Nullable LocalDate birthDate,
        Sex sex,
        Relation relation,
        @Nullable CivilMatch civilMatch,
        boolean alive,
        @Nullable String veteranNumber,
        PersonFacts facts) {
    @Override
    public String toString() {
        return row.toString();
    }
}
