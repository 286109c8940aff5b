package id.dinsos.disbursement.eligibility;

import java.util.Optional;

/**
 * Everything a rule may ask about, by the name and type it has in CEL. This file is the fact model:
 * what is not here cannot be asked.
 *
 * <p>A fact that has not arrived is missing, never false: a clause that needs it holds the payment.
 * Texts are the words of the registry's messages. A rule is judged for one month; ages are those on
 * its first day. For a programme of persons the facts of the household are those of the person's.
 */
public enum Fact {
    /** The household, or person, still exists as such: neither dissolved nor merged away. */
    LIVE("live", Type.BOOL),
    /** Village code. */
    REGION("region", Type.TEXT),
    /** It no longer lives within the region of the authority that keeps its record. */
    MOVED_AWAY("movedAway", Type.BOOL),
    /** Welfare decile 1-10, 0 where not ranked. */
    DECILE("decile", Type.INT),
    /** Welfare percentile 1-100, 0 where not ranked. */
    PERCENTILE("percentile", Type.INT),
    /** Programmes on whose ministry roster the household stands. */
    ROSTERS("rosters", Type.TEXTS),
    /** Programmes on whose roster it stands or has ever stood. */
    EVER_ON("everOn", Type.TEXTS),
    /** Living members, as the household's own record counts them. */
    MEMBER_COUNT("memberCount", Type.INT),
    /** Distinct employments of the living members; missing until all members are known. */
    JOBS("jobs", Type.TEXTS),
    /** The living members, the eldest first; missing until all are known. */
    MEMBERS("members", Type.PERSONS),
    /** Who is judged, in a programme of persons. */
    PERSON("person", Type.PERSON),
    /** Somebody is named to receive the money. */
    PAYEE_NAMED("payeeNamed", Type.BOOL),
    PAYEE_ALIVE("payeeAlive", Type.BOOL),
    /** Of the payee: MATCHED, MISMATCHED or UNCHECKED with the civil registry. */
    CIVIL_MATCH("civilMatch", Type.TEXT),
    /** The payee has an account to be paid into. */
    ACCOUNT("account", Type.BOOL),
    /** The payee's NIK is there and formed as a NIK must be. */
    NIK_VALID("nikValid", Type.BOOL),
    /** Another living person has the NIK of the payee. */
    NIK_SHARED("nikShared", Type.BOOL),
    /** Another person is paid into the payee's account. */
    ACCOUNT_SHARED("accountShared", Type.BOOL),
    /** The account is in the payee's own name. */
    HOLDER_MATCHES("holderMatches", Type.BOOL),
    /** Every part of the registry's messages about household, payee and members has arrived. */
    COMPLETE("complete", Type.BOOL),
    /** The month that is judged. */
    YEAR("year", Type.INT),
    MONTH("month", Type.INT);

    private final String cel;
    private final Type type;

    Fact(String cel, Type type) {
        this.cel = cel;
        this.type = type;
    }

    public String cel() {
        return cel;
    }

    public Type type() {
        return type;
    }

    public static Optional<Fact> named(String cel) {
        for (Fact fact : values()) {
            if (fact.cel.equals(cel)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** How a fact is typed in CEL. */
    public enum Type {
        BOOL,
        INT,
        TEXT,
        TEXTS,
        PERSON,
        PERSONS
    }

    /**
     * What is known of one person. What the registry has not recorded is false, or the empty text;
     * only an age is missing while the birth month is, and sex and employment while nobody has
     * told.
     */
    public enum OfPerson {
        /** Tells one member from another; it means nothing else. */
        ID("id", Type.TEXT),
        /** Whole years. */
        AGE("age", Type.INT),
        AGE_MONTHS("ageMonths", Type.INT),
        /** MALE or FEMALE; missing where it is not known. */
        SEX("sex", Type.TEXT),
        ALIVE("alive", Type.BOOL),
        /** HEAD, SPOUSE, CHILD and so on. */
        RELATION("relation", Type.TEXT),
        EMPLOYMENT("employment", Type.TEXT),
        /** NONE, PRESCHOOL, SD, SMP, SMA or HIGHER. */
        SCHOOLING("schooling", Type.TEXT),
        /** PHYSICAL, INTELLECTUAL, MENTAL, SENSORY or MULTIPLE. */
        DISABILITY("disability", Type.TEXT),
        /** MILD, MODERATE or SEVERE. */
        SEVERITY("severity", Type.TEXT),
        CHRONIC("chronic", Type.BOOL),
        PPKS("ppks", Type.TEXTS),
        VETERAN("veteran", Type.BOOL),
        PIONEER("pioneer", Type.BOOL),
        PREGNANT("pregnant", Type.BOOL),
        CIVIL_MATCH("civilMatch", Type.TEXT),
        /** KNOWN, CLAIMED or UNKNOWN. */
        IDENTITY_STATUS("identityStatus", Type.TEXT),
        /**
         * As what the person serves (TKSK, TAGANA, ...) on the month's first day, by an assignment
         * that rests on a decree.
         */
        SERVES("serves", Type.TEXTS);

        private final String cel;
        private final Type type;

        OfPerson(String cel, Type type) {
            this.cel = cel;
            this.type = type;
        }

        public String cel() {
            return cel;
        }

        public Type type() {
            return type;
        }
    }
}
