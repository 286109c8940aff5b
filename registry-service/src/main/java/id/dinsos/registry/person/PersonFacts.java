package id.dinsos.registry.person;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What programmes and cases decide by, without saying who the person is. Null means not known,
 * which is never the same as no.
 *
 * @param ppksTypes in the order of Permensos 8/2012, each once
 */
public record PersonFacts(
        Employment employment,
        @Nullable Disability disability,
        List<PpksType> ppksTypes,
        @Nullable Schooling schooling,
        @Nullable Boolean pregnant,
        @Nullable Boolean veteran,
        @Nullable Boolean independencePioneer) {
    public static final PersonFacts UNKNOWN =
            new PersonFacts(Employment.UNKNOWN, null, List.of(), null, null, null, null);

    public PersonFacts {
        ppksTypes =
                ppksTypes.size() < 2
                        ? List.copyOf(ppksTypes)
                        : List.copyOf(EnumSet.copyOf(ppksTypes));
    }

    /** The same after a birth: who was pregnant is so no more. */
    public PersonFacts delivered() {
        return !Boolean.TRUE.equals(pregnant)
                ? this
                : new PersonFacts(
                        employment,
                        disability,
                        ppksTypes,
                        schooling,
                        false,
                        veteran,
                        independencePioneer);
    }

    /** The same of one who turned out to be no veteran; where nobody said so, nothing changes. */
    PersonFacts noVeteran() {
        return !Boolean.TRUE.equals(veteran)
                ? this
                : new PersonFacts(
                        employment,
                        disability,
                        ppksTypes,
                        schooling,
                        pregnant,
                        false,
                        independencePioneer);
    }

    /** The same of one who turned out to be no pioneer. */
    PersonFacts noPioneer() {
        return !Boolean.TRUE.equals(independencePioneer)
                ? this
                : new PersonFacts(
                        employment, disability, ppksTypes, schooling, pregnant, veteran, false);
    }

    /** How a person earns; civil servants, soldiers, police and social staff are excluded jobs. */
    public enum Employment {
        /** Nobody has said; never the same as none. */
        UNKNOWN,
        NONE,
        INFORMAL,
        EMPLOYEE,
        CIVIL_SERVANT,
        MILITARY,
        POLICE,
        PENSIONER,
        SOCIAL_STAFF,
        /** Head or staff of a village, paid from its budget. */
        VILLAGE_OFFICIAL
    }

    /** The school a person attends now. */
    public enum Schooling {
        NONE,
        PRESCHOOL,
        SD,
        SMP,
        SMA,
        HIGHER
    }

    /**
     * A disability as assessed.
     *
     * @param chronic null where nobody has said
     */
    public record Disability(Kind kind, Severity severity, @Nullable Boolean chronic) {
        /** Whether both are said: a body may leave out either. */
        boolean isWhole() {
            return Objects.nonNull(kind) && Objects.nonNull(severity);
        }
    }

    public enum Kind {
        PHYSICAL,
        INTELLECTUAL,
        MENTAL,
        SENSORY,
        MULTIPLE
    }

    public enum Severity {
        MILD,
        MODERATE,
        SEVERE
    }

    /** The 26 kinds of persons needing social services, Permensos 8/2012, in its order. */
    public enum PpksType {
        NEGLECTED_TODDLER,
        NEGLECTED_CHILD,
        CHILD_IN_CONFLICT_WITH_LAW,
        STREET_CHILD,
        CHILD_WITH_DISABILITY,
        CHILD_VIOLENCE_VICTIM,
        CHILD_SPECIAL_PROTECTION,
        NEGLECTED_ELDERLY,
        PERSON_WITH_DISABILITY,
        SEX_WORKER,
        VAGRANT,
        BEGGAR,
        SCAVENGER,
        MINORITY_GROUP,
        EX_PRISONER,
        HIV_AIDS,
        DRUG_ABUSE_VICTIM,
        TRAFFICKING_VICTIM,
        VIOLENCE_VICTIM,
        TROUBLED_MIGRANT_WORKER,
        NATURAL_DISASTER_VICTIM,
        SOCIAL_DISASTER_VICTIM,
        VULNERABLE_WOMAN,
        POOR,
        FAMILY_PSYCHOSOCIAL,
        REMOTE_ADAT_COMMUNITY
    }
}
