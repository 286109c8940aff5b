package id.dinsos.registry.household;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.Address;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.Guardianship;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Ranking;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.household.HouseholdEvent.MoveReason;
import id.dinsos.registry.household.MembershipProcess.Birth;
import id.dinsos.registry.household.MembershipProcess.Joining;
import id.dinsos.registry.household.MembershipProcess.NewHome;
import id.dinsos.registry.person.IdentityRules;
import id.dinsos.registry.person.Person.Relation;
import id.dinsos.registry.person.PersonBodies.IdentityBody;
import id.dinsos.registry.person.PersonEvent.DeathEvidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/households}; what is wrong with one is said all at once. */
public final class HouseholdBodies {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MAX_TEXT = 200;
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z][A-Z0-9_]{1,29}");

    private HouseholdBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param region village code
     */
    public record NewHousehold(
            @Nullable UUID id,
            @Nullable String region,
            @Nullable AddressBody address,
            @Nullable UUID headId,
            @Nullable UUID payeeId,
            @Nullable List<@Nullable MemberBody> members,
            @Nullable RankingBody ranking,
            @Nullable LocalDate effectiveOn) {
        NewHome home() {
            Fields fields = new Fields();
            RegionCode village = fields.region("/region", region, Level.VILLAGE, Level.VILLAGE);
            Address lives = AddressBody.address(fields.in("/address"), address);
            UUID head = fields.uuid("/headId", headId);
            if (members == null) {
                fields.fault("/members", Fields.MISSING, "this must be there");
            }
            List<Joining> joining =
                    fields.list(
                            "/members",
                            members,
                            0,
                            HouseholdDecider.MAX_MEMBERS,
                            (at, one) -> one.joining(at));
            Ranking ranked = ranking == null ? Ranking.NONE : ranking.look(fields.in("/ranking"));
            fields.check();
            return new NewHome(village, lives, head, payeeId, joining, ranked);
        }
    }

    /** Street, RT and RW, as far as they are known. */
    public record AddressBody(@Nullable String street, @Nullable String rt, @Nullable String rw) {
        private static final int MAX_NUMBER = 10;

        static Address address(Fields fields, @Nullable AddressBody body) {
            return body == null
                    ? new Address(null, null, null)
                    : new Address(
                            fields.optional("/street", body.street, MAX_TEXT),
                            fields.optional("/rt", body.rt, MAX_NUMBER),
                            fields.optional("/rw", body.rw, MAX_NUMBER));
        }

        @Override
        public String toString() {
            return "AddressBody[masked]";
        }
    }

    /** One who lives, or is to live, in the household. */
    public record MemberBody(
            @Nullable UUID personId, @Nullable Relation relation, @Nullable LocalDate effectiveOn) {
        Joining joining() {
            Fields fields = new Fields();
            Joining joining = joining(fields);
            fields.check();
            return joining;
        }

        public Joining joining(Fields fields) {
            return new Joining(
                    fields.uuid("/personId", personId),
                    relation == null ? Relation.OTHER : relation);
        }
    }

    /** The person a command is about. */
    public record PersonBody(@Nullable UUID personId, @Nullable LocalDate effectiveOn) {
        UUID id() {
            return given(personId, "/personId", NOBODY);
        }
    }

    /**
     * The account holder.
     *
     * @param personId null where nobody is to be named any more
     * @param as only for one who is no member
     * @param basis what the change rests on
     */
    public record PayeeBody(
            @Nullable UUID personId,
            @Nullable Guardianship as,
            @Nullable String basis,
            @Nullable LocalDate effectiveOn) {
        HouseholdCommand command() {
            Basis.require(basis);
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
            Fields fields = new Fields();
            if (identity == null) {
                fields.fault("/identity", Fields.MISSING, "this must be there");
            } else {
                identity.check(fields.in("/identity"));
                var unused = fields.date("/identity/birthDate", identity.birthDate());
            }
            fields.check();
            return Objects.requireNonNull(identity);
        }

        Birth birth(UUID child, IdentityBody told, LocalDate today) {
            return new Birth(
                    PersonalData.of(child, told.identity(null)),
                    told.statusOrDefault(),
                    told.sexOrUnknown(),
                    relation == null ? Relation.CHILD : relation,
                    motherId,
                    today);
        }
    }

    /**
     * @param to region code, as far as they said where they go
     */
    public record MoveOutBody(
            @Nullable String to, @Nullable MoveReason reason, @Nullable LocalDate effectiveOn) {
        HouseholdCommand command() {
            Fields fields = new Fields();
            RegionCode region = to == null ? null : fields.region("/to", to);
            MoveReason why = fields.required("/reason", reason, MoveReason.UNKNOWN);
            fields.check();
            return new HouseholdCommand.MoveOut(region, why);
        }
    }

    /** An address that is left out stays as it is known. */
    public record MoveBody(
            @Nullable String region,
            @Nullable AddressBody address,
            @Nullable LocalDate effectiveOn) {
        public RegionCode village() {
            Fields fields = new Fields();
            RegionCode village = fields.region("/region", region, Level.VILLAGE, Level.VILLAGE);
            fields.check();
            return village;
        }

        public Address there() {
            Fields fields = new Fields();
            Address there = AddressBody.address(fields.in("/address"), address);
            fields.check();
            return there;
        }
    }

    /**
     * @param basis what the change rests on; needed only where it is a change of its own
     */
    public record RankingBody(
            @Nullable Integer decile,
            @Nullable Integer percentile,
            @Nullable String basis,
            @Nullable LocalDate effectiveOn) {
        Ranking ranking() {
            Fields fields = new Fields();
            Ranking ranking = look(fields);
            Basis.look(fields, basis);
            fields.check();
            return ranking;
        }

        Ranking look(Fields fields) {
            return new Ranking(
                    fields.number("/decile", decile, 0, 10),
                    percentile == null ? 0 : fields.number("/percentile", percentile, 0, 100));
        }
    }

    /**
     * @param reason only for taking off a list
     * @param basis what the change rests on, a letter or a decree; needed for putting on a list
     */
    public record ListingBody(
            @Nullable Source source,
            @Nullable String programme,
            @Nullable DelistReason reason,
            @Nullable String sourceVersion,
            @Nullable String basis,
            @Nullable LocalDate effectiveOn) {
        HouseholdCommand.PutOnList listing() {
            Fields fields = new Fields();
            ListName list = list(fields);
            Basis.look(fields, basis);
            String version = fields.optional("/sourceVersion", sourceVersion, MAX_TEXT);
            fields.check();
            return new HouseholdCommand.PutOnList(list, version);
        }

        HouseholdCommand.TakeOffList delisting() {
            Fields fields = new Fields();
            ListName list = list(fields);
            DelistReason why = fields.required("/reason", reason, DelistReason.NOT_FOUND);
            String version = fields.optional("/sourceVersion", sourceVersion, MAX_TEXT);
            if (basis != null) {
                Basis.look(fields, basis);
            }
            fields.check();
            return new HouseholdCommand.TakeOffList(list, why, version);
        }

        private ListName list(Fields fields) {
            Source from = fields.required("/source", source, Source.DTSEN);
            String code = fields.matching("/programme", programme, PROGRAMME, "a programme's code");
            return new ListName(from, PROGRAMME.matcher(code).matches() ? code : "NONE");
        }
    }

    /**
     * @param diedOn null where nobody knows the day
     * @param evidence kind and number of the document
     */
    public record DeathBody(@Nullable LocalDate diedOn, @Nullable String evidence) {
        LocalDate givenDay() {
            return given(diedOn, "/diedOn", LocalDate.EPOCH);
        }

        @Nullable PersonalData<DeathEvidence> evidenceOf(UUID personId) {
            Fields fields = new Fields();
            String document = fields.optional("/evidence", evidence, MAX_TEXT);
            fields.expect(
                    document == null || IdentityRules.isPlain(document),
                    "/evidence",
                    "a text without control characters");
            fields.check();
            return document == null ? null : PersonalData.of(personId, new DeathEvidence(document));
        }

        @Override
        public String toString() {
            return "DeathBody[masked]";
        }
    }

    private static <T> T given(@Nullable T value, String pointer, T standIn) {
        Fields fields = new Fields();
        T there = fields.required(pointer, value, standIn);
        fields.check();
        return there;
    }
}
