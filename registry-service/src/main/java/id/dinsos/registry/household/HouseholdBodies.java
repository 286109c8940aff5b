package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/households}; what is wrong with one is said all at once. */
public final class HouseholdBodies {
    private HouseholdBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param region village code
     */
    public record NewHousehold(
            @Nullable UUID id,
            @Nullable String region,
            @Nullable Address address,
            @Nullable UUID headId,
            @Nullable UUID payeeId,
            @Nullable List<MemberBody> members,
            @Nullable Ranking ranking,
            @Nullable LocalDate effectiveOn) {
        Checked checked() {
            Errors errors = new Errors();
            errors.require(region, "/region");
            errors.require(headId, "/headId");
            errors.require(members, "/members");
            List<MemberBody> told = members == null ? List.of() : members;
            for (int i = 0; i < told.size(); i++) {
                errors.require(told.get(i).personId(), "/members/" + i + "/personId");
            }
            errors.refuse();
            return new Checked(
                    RegionCode.of(Objects.requireNonNull(region)),
                    address == null ? new Address(null, null, null) : address,
                    Objects.requireNonNull(headId),
                    told);
        }
    }

    /** A body with nothing missing. */
    record Checked(RegionCode region, Address address, UUID headId, List<MemberBody> members) {
        List<UUID> personIds() {
            return members.stream().map(MemberBody::id).distinct().toList();
        }
    }

    /** One who lives, or is to live, in the household. */
    public record MemberBody(
            @Nullable UUID personId, @Nullable Relation relation, @Nullable LocalDate effectiveOn) {
        UUID id() {
            return given(personId, "/personId");
        }

        Relation relationOrOther() {
            return relation == null ? Relation.OTHER : relation;
        }
    }

    /** The person a command is about; null only where nobody is to be named. */
    public record PersonBody(@Nullable UUID personId, @Nullable LocalDate effectiveOn) {
        UUID id() {
            return given(personId, "/personId");
        }
    }

    /**
     * The account holder.
     *
     * @param personId null where nobody is to be named any more
     * @param as only for one who is no member
     */
    public record PayeeBody(
            @Nullable UUID personId, @Nullable Guardianship as, @Nullable LocalDate effectiveOn) {
        HouseholdCommand command() {
            return personId == null || as == null
                    ? new HouseholdCommand.NamePayee(personId)
                    : new HouseholdCommand.NameGuardian(personId, as);
        }
    }

    /**
     * A child born into a household.
     *
     * @param id of the child, made by the caller; made here where absent
     * @param motherId a member, who is no longer pregnant then; null where it is not said
     */
    public record BirthBody(
            @Nullable UUID id,
            @Nullable IdentityBody identity,
            @Nullable Relation relation,
            @Nullable UUID motherId) {
        IdentityBody checked() {
            Errors errors = new Errors();
            errors.require(identity, "/identity");
            errors.refuse();
            IdentityBody told = Objects.requireNonNull(identity);
            told.requireSound("/identity");
            errors.require(told.birthDate(), "/identity/birthDate");
            errors.refuse();
            return told;
        }

        Relation relationOrChild() {
            return relation == null ? Relation.CHILD : relation;
        }
    }

    /** The household that goes on, and what those who come are to its head. */
    public record MergeBody(
            @Nullable UUID into,
            @Nullable List<MemberBody> members,
            @Nullable LocalDate effectiveOn) {
        UUID goesOn() {
            return given(into, "/into");
        }

        Relation relation(UUID personId) {
            for (MemberBody one : members == null ? List.<MemberBody>of() : members) {
                if (personId.equals(one.personId)) {
                    return one.relationOrOther();
                }
            }
            return Relation.OTHER;
        }
    }

    /**
     * @param to region code, as far as they said where they go
     */
    public record MoveOutBody(
            @Nullable String to, @Nullable MoveReason reason, @Nullable LocalDate effectiveOn) {
        HouseholdCommand command() {
            return new HouseholdCommand.MoveOut(
                    to == null ? null : RegionCode.of(to), given(reason, "/reason"));
        }
    }

    public record MoveBody(
            @Nullable String region, @Nullable Address address, @Nullable LocalDate effectiveOn) {
        RegionCode village() {
            return RegionCode.of(given(region, "/region"));
        }

        Address addressOrNone() {
            return address == null ? new Address(null, null, null) : address;
        }
    }

    public record RankingBody(
            @Nullable Integer decile,
            @Nullable Integer percentile,
            @Nullable LocalDate effectiveOn) {
        Ranking ranking() {
            return new Ranking(given(decile, "/decile"), percentile == null ? 0 : percentile);
        }
    }

    /**
     * @param reason only for taking off a list
     */
    public record ListingBody(
            @Nullable Source source,
            @Nullable String programme,
            @Nullable DelistReason reason,
            @Nullable String sourceVersion,
            @Nullable LocalDate effectiveOn) {
        ListName list() {
            return new ListName(given(source, "/source"), given(programme, "/programme"));
        }

        DelistReason givenReason() {
            return given(reason, "/reason");
        }
    }

    /**
     * @param diedOn null where nobody knows the day
     * @param evidence kind and number of the document
     */
    public record DeathBody(@Nullable LocalDate diedOn, @Nullable String evidence) {
        LocalDate givenDay() {
            return given(diedOn, "/diedOn");
        }

        @Nullable PersonalData<DeathEvidence> evidenceOf(UUID personId) {
            return evidence == null ? null : PersonalData.of(personId, new DeathEvidence(evidence));
        }

        @Override
        public String toString() {
            return "DeathBody[masked]";
        }
    }

    /** The person whose record goes on. */
    public record PersonMergeBody(@Nullable UUID into, @Nullable LocalDate effectiveOn) {
        UUID goesOn() {
            return given(into, "/into");
        }
    }

    private static <T> T given(@Nullable T value, String pointer) {
        if (value == null) {
            Errors errors = new Errors();
            errors.require(null, pointer);
            throw errors.asException();
        }
        return value;
    }

    private static final class Errors {
        private final List<Refusal.FieldError> found = new ArrayList<>();

        void require(@Nullable Object value, String pointer) {
            if (value == null) {
                found.add(new Refusal.FieldError(pointer, "value-missing", "this must be there"));
            }
        }

        void refuse() {
            if (!found.isEmpty()) {
                throw asException();
            }
        }

        RuntimeException asException() {
            return new Refusal(KernelCode.FIELD_INVALID, "some fields are not right", found)
                    .asException();
        }
    }
}
