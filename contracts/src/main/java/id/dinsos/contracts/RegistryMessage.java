package id.dinsos.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says: each message carries the whole public state of its aggregate plus the
 * {@code change} that led to it, so a reader may keep only the newest version per key.
 */
public sealed interface RegistryMessage {
    String HOUSEHOLDS = "registry.households.v1";
    String PERSONS = "registry.persons.v1";
    String IDENTITIES = "registry.identities.v1";
    String RESOURCES = "registry.resources.v1";

    /**
     * A household on {@value #HOUSEHOLDS} (public), keyed by household id. It holds no personal
     * data: ids, counts and where it lives.
     *
     * @param region village code
     * @param owner regency the record belongs to
     * @param state LIVE, DISSOLVED, MERGED or MOVED_OUT
     * @param decile welfare decile 1-10, 0 where not ranked
     * @param percentile welfare percentile 1-100, 0 where not ranked
     * @param members living members
     * @param listings every list the household stands on, one per source and programme
     * @param effectiveOn the day since when the change is true in the world, where somebody said
     */
    record Household(
            UUID householdId,
            String change,
            String region,
            String owner,
            String state,
            @Nullable UUID headId,
            @Nullable UUID payeeId,
            int decile,
            int percentile,
            Composition members,
            List<Listing> listings,
            @Nullable UUID mergedInto,
            @Nullable LocalDate effectiveOn)
            implements RegistryMessage {
        public Household {
            listings = List.copyOf(listings);
        }

        public Household(
                UUID householdId,
                String change,
                String region,
                String owner,
                String state,
                @Nullable UUID headId,
                @Nullable UUID payeeId,
                int decile,
                int percentile,
                Composition members,
                List<Listing> listings,
                @Nullable UUID mergedInto) {
            this(
                    householdId,
                    change,
                    region,
                    owner,
                    state,
                    headId,
                    payeeId,
                    decile,
                    percentile,
                    members,
                    listings,
                    mergedInto,
                    null);
        }
    }

    /** How many live in the household, by age at the time of the message. */
    record Composition(int total, int under5, int under18, int over60) {}

    /**
     * One entry of a ministry list.
     *
     * @param source DTKS or DTSEN
     * @param programme SEMBAKO, PKH, ...
     * @param listed false once taken off, with the reason
     */
    record Listing(
            String source,
            String programme,
            boolean listed,
            @Nullable String reason,
            @Nullable String sourceVersion) {}

    /**
     * The facts about a person that programmes and cases decide by, on {@value #PERSONS}
     * (restricted), keyed by person id. No name, no number; the birth month, not the date.
     *
     * @param birthMonth yyyy-MM
     * @param sex MALE, FEMALE or UNKNOWN
     * @param civilMatch MATCHED, MISMATCHED or UNCHECKED
     * @param employment UNKNOWN where nobody has said, NONE, INFORMAL, EMPLOYEE, CIVIL_SERVANT,
     *     MILITARY, POLICE, PENSIONER, SOCIAL_STAFF, VILLAGE_OFFICIAL
     * @param identityStatus KNOWN, CLAIMED or UNKNOWN
     * @param schooling NONE, PRESCHOOL, SD, SMP, SMA or HIGHER
     * @param ppksTypes the types of Permensos 8/2012 in domain English
     * @param effectiveOn the day since when the change is true in the world, where somebody said
     */
    record Person(
            UUID personId,
            String change,
            String owner,
            @Nullable UUID householdId,
            @Nullable String relation,
            @Nullable String birthMonth,
            String sex,
            boolean alive,
            @Nullable LocalDate diedOn,
            String civilMatch,
            String employment,
            String identityStatus,
            @Nullable Disability disability,
            List<String> ppksTypes,
            @Nullable Boolean veteran,
            @Nullable Boolean independencePioneer,
            @Nullable Boolean pregnant,
            @Nullable String schooling,
            @Nullable UUID caregiverId,
            @Nullable UUID heirId,
            @Nullable UUID mergedInto,
            @Nullable LocalDate effectiveOn)
            implements RegistryMessage {
        public Person {
            ppksTypes = List.copyOf(ppksTypes);
        }

        public Person(
                UUID personId,
                String change,
                String owner,
                @Nullable UUID householdId,
                @Nullable String relation,
                @Nullable String birthMonth,
                String sex,
                boolean alive,
                @Nullable LocalDate diedOn,
                String civilMatch,
                String employment,
                String identityStatus,
                @Nullable Disability disability,
                List<String> ppksTypes,
                @Nullable Boolean veteran,
                @Nullable Boolean independencePioneer,
                @Nullable Boolean pregnant,
                @Nullable String schooling,
                @Nullable UUID caregiverId,
                @Nullable UUID heirId,
                @Nullable UUID mergedInto) {
            this(
                    personId,
                    change,
                    owner,
                    householdId,
                    relation,
                    birthMonth,
                    sex,
                    alive,
                    diedOn,
                    civilMatch,
                    employment,
                    identityStatus,
                    disability,
                    ppksTypes,
                    veteran,
                    independencePioneer,
                    pregnant,
                    schooling,
                    caregiverId,
                    heirId,
                    mergedInto,
                    null);
        }
    }

    /**
     * A disability as the registry knows it.
     *
     * @param kind PHYSICAL, INTELLECTUAL, MENTAL, SENSORY or MULTIPLE
     * @param severity MILD, MODERATE or SEVERE
     */
    record Disability(String kind, String severity, @Nullable Boolean chronic) {}

    /**
     * Who a person is, on {@value #IDENTITIES} (restricted, compacted), keyed by person id. The
     * identity itself travels encrypted under the topic's key; once erased there is none, and a
     * tombstone follows.
     *
     * @param sealed base64 of the AES-256-GCM of an {@link Identity}, nonce first; null if erased
     * @param nikPseudonym keyed hash of the NIK, as the schema says; absent without key or NIK
     * @param kkPseudonym the same of the family card; that of its head is the household's
     */
    record SealedIdentity(
            UUID personId,
            String change,
            boolean erased,
            @Nullable String sealed,
            @Nullable String nikPseudonym,
            @Nullable String kkPseudonym)
            implements RegistryMessage {
        /** Without pseudonyms, as of the first version. */
        public SealedIdentity(
                UUID personId, String change, boolean erased, @Nullable String sealed) {
            this(personId, change, erased, sealed, null, null);
        }
    }

    /** The content of a {@link SealedIdentity}; never sent or stored in the clear. */
    record Identity(
            @Nullable String nik,
            @Nullable String kkNumber,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable Account account) {
        @Override
        public String toString() {
            return "Identity[masked]";
        }
    }

    /**
     * Where the person is paid: the bank's code, the account number, the holder's name there.
     *
     * @param by the officer who entered it, who then approves no payment into it; null where a
     *     ministry's file did
     */
    record Account(String bank, String number, String holder, @Nullable String by) {
        public Account(String bank, String number, String holder) {
            this(bank, number, holder, null);
        }

        @Override
        public String toString() {
            return "Account[masked]";
        }
    }

    /**
     * A person or an organisation that serves (PSKS), on {@value #RESOURCES} (public), keyed by
     * resource id. It holds no personal data: what it is, where and when it serves, and the id of
     * the person who is paid for it.
     *
     * @param kind TKSK, TAGANA, PKH_FACILITATOR, SOCIAL_WORKER, YOUTH_ORG or LKS
     * @param personId null for organisations and people the registry does not know
     * @param state ACTIVE, SUSPENDED or ENDED
     * @param assignments every one there was, is and will be
     * @param suspensions times in which it does not serve, whatever its assignments say
     * @param endedOn the last day of all service
     */
    record ServiceResource(
            UUID resourceId,
            String change,
            String owner,
            String kind,
            @Nullable UUID personId,
            String state,
            List<Assignment> assignments,
            List<Suspension> suspensions,
            @Nullable LocalDate endedOn)
            implements RegistryMessage {
        public ServiceResource {
            assignments = List.copyOf(assignments);
            suspensions = List.copyOf(suspensions);
        }
    }

    /**
     * Where a resource serves, from the first to the last day.
     *
     * @param region the place and all below it
     * @param until null where no end is set
     * @param role MEMBER, COORDINATOR, ...
     */
    record Assignment(
            UUID assignmentId,
            String region,
            LocalDate from,
            @Nullable LocalDate until,
            String role,
            @Nullable String decreeNumber,
            @Nullable LocalDate decreeDate) {}

    /**
     * Days on which a resource does not serve.
     *
     * @param until null where no end is set
     */
    record Suspension(LocalDate from, @Nullable LocalDate until) {}
}
