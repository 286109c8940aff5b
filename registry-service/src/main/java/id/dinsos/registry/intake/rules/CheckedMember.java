package id.dinsos.registry.intake.rules;

import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.person.Person.CivilMatch;
import id.dinsos.registry.person.Person.Kinship;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.person.PersonFacts.Employment;
import id.dinsos.registry.person.PersonFacts.Kind;
import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonFacts.Schooling;
import id.dinsos.registry.person.PersonFacts.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's row that can be read. Null is what the file does not say, which changes nothing of
 * what is known.
 *
 * @param asOf the day as of which the row was first said; null where it is the file's own
 */
public record CheckedMember(
        Row row,
        UUID personId,
        @Nullable String nik,
        @Nullable String kkNumber,
        @Nullable String name,
        @Nullable String mothersName,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable Relation relation,
        @Nullable CivilMatch civilMatch,
        @Nullable Boolean alive,
        @Nullable String veteranNumber,
        ToldFacts facts,
        ToldTies ties,
        @Nullable LocalDate asOf) {
    /** Whether the file says that they are dead. */
    public boolean dead() {
        return Boolean.FALSE.equals(alive);
    }

    CheckedMember as(Relation other) {
        return new CheckedMember(
                row,
                personId,
                nik,
                kkNumber,
                name,
                mothersName,
                birthDate,
                sex,
                other,
                civilMatch,
                alive,
                veteranNumber,
                facts,
                ties,
                asOf);
    }

    /** The row speaks of the one under another id. */
    CheckedMember under(UUID id) {
        return new CheckedMember(
                row,
                id,
                nik,
                kkNumber,
                name,
                mothersName,
                birthDate,
                sex,
                relation,
                civilMatch,
                alive,
                veteranNumber,
                facts,
                ties,
                asOf);
    }

    @Override
    public String toString() {
        return row.toString();
    }

    /** Who acts for the member, by their NIK, and as what; null where the row does not say. */
    public record ToldTie(String nik, Kinship as) {
        @Override
        public String toString() {
            return "ToldTie[masked]";
        }
    }

    /** Whom a row names to act for its member. */
    public record ToldTies(@Nullable ToldTie caregiver, @Nullable ToldTie heir) {
        static final ToldTies NONE = new ToldTies(null, null);
    }

    /** What a row says programmes decide by; each null, or empty, where it does not. */
    public record ToldFacts(
            @Nullable Employment employment,
            @Nullable Kind disability,
            @Nullable Severity severity,
            List<PpksType> ppksTypes,
            @Nullable Schooling schooling,
            @Nullable Boolean pregnant,
            @Nullable Boolean veteran) {
        public ToldFacts {
            ppksTypes = List.copyOf(ppksTypes);
        }
    }
}
