package id.dinsos.registry.proposal;

import id.dinsos.contracts.Nik;
import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.PersonalData;
import id.dinsos.registry.household.Household.DelistReason;
import id.dinsos.registry.household.Household.ListName;
import id.dinsos.registry.household.Household.Source;
import id.dinsos.registry.match.CivilAnswer;
import id.dinsos.registry.person.IdentityRules;
import id.dinsos.registry.person.PersonCode;
import id.dinsos.registry.proposal.Proposal.About;
import id.dinsos.registry.proposal.Proposal.Kind;
import id.dinsos.registry.proposal.Proposal.Matter;
import id.dinsos.registry.proposal.Proposal.Path;
import id.dinsos.registry.proposal.Proposal.Proposed;
import id.dinsos.registry.proposal.ProposalEvent.Deliberation;
import id.dinsos.registry.proposal.ProposalEvent.Finding;
import id.dinsos.registry.proposal.ProposalEvent.Place;
import id.dinsos.registry.proposal.ProposalEvent.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of {@code /v1/proposals}; what is wrong is said all at once. */
public final class ProposalBodies {
    private static final int MAX_TEXT = 500;
    private static final int MAX_PHOTOS = 20;
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z][A-Z0-9_]{1,29}");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}(\\.\\d{1,6})?");

    private ProposalBodies() {}

    /**
     * @param id made by the caller, so that a repetition is noticed; made here where absent
     * @param region the village
     * @param personId whom it is about, where they are on record: their key guards what is said
     * @param statement what the village or the citizen says
     * @param reporter name of the citizen, on the participatory path
     */
    public record NewProposal(
            @Nullable UUID id,
            @Nullable String region,
            @Nullable Kind kind,
            @Nullable Path path,
            @Nullable UUID householdId,
            @Nullable UUID personId,
            @Nullable Source source,
            @Nullable String programme,
            @Nullable DelistReason reason,
            @Nullable Matter matter,
            @Nullable UUID payeeId,
            @Nullable String nik,
            @Nullable String kkNumber,
            @Nullable String name,
            @Nullable String statement,
            @Nullable String reporter,
            @Nullable String reporterPhone) {
        ProposalCommand.Draft command(UUID proposalId, String by) {
            Fields fields = new Fields();
            RegionCode village = fields.region("/region", region, Level.VILLAGE, Level.VILLAGE);
            Kind what = fields.required("/kind", kind, Kind.NEW);
            ListName list = null;
            if (programme != null || source != null) {
                Source from = fields.required("/source", source, Source.DTSEN);
                String code =
                        fields.matching("/programme", programme, PROGRAMME, "a programme's code");
                list = new ListName(from, PROGRAMME.matcher(code).matches() ? code : "NONE");
            }
            Proposed who =
                    proposed(fields, nik, kkNumber, name, statement, reporter, reporterPhone);
            fields.check();
            return new ProposalCommand.Draft(
                    new About(
                            village.code(),
                            what,
                            path == null ? Path.FORMAL : path,
                            householdId,
                            list,
                            reason,
                            matter,
                            payeeId),
                    PersonalData.of(personId == null ? proposalId : personId, who),
                    by);
        }

        @Override
        public String toString() {
            return "NewProposal[masked]";
        }
    }

    /** What the village repaired; whole, in place of what it had said. */
    public record RepairBody(
            @Nullable String nik,
            @Nullable String kkNumber,
            @Nullable String name,
            @Nullable String statement,
            @Nullable String reporter,
            @Nullable String reporterPhone) {
        ProposalCommand.Repair command() {
            Fields fields = new Fields();
            Proposed who =
                    proposed(fields, nik, kkNumber, name, statement, reporter, reporterPhone);
            fields.check();
            return new ProposalCommand.Repair(who);
        }

        @Override
        public String toString() {
            return "RepairBody[masked]";
        }
    }

    /**
     * @param receivedOn the day it was handed in on paper; today where absent
     */
    public record SubmissionBody(@Nullable LocalDate receivedOn) {}

    /** Minutes and the attendance list are kept as evidence first. */
    public record DeliberationBody(
            @Nullable LocalDate heldOn,
            @Nullable UUID minutesId,
            @Nullable UUID rosterId,
            @Nullable UUID invitationId,
            @Nullable Integer attendees,
            @Nullable Boolean agreed) {
        ProposalCommand.Deliberate command(LocalDate today) {
            Fields fields = new Fields();
            LocalDate day = past(fields, "/heldOn", heldOn, today);
            UUID minutes = fields.uuid("/minutesId", minutesId);
            UUID roster = fields.uuid("/rosterId", rosterId);
            int present = fields.number("/attendees", attendees, 1, 10_000);
            boolean yes = fields.required("/agreed", agreed, false);
            fields.check();
            return new ProposalCommand.Deliberate(
                    new Deliberation(day, minutes, roster, invitationId, present), yes);
        }
    }

    /**
     * @param nameScore 0 to 100
     */
    public record CivilBody(
            @Nullable Boolean nik,
            @Nullable Integer nameScore,
            @Nullable Boolean kkNumber,
            @Nullable Boolean birthDate,
            @Nullable Boolean sex,
            @Nullable Boolean mothersName,
            @Nullable Boolean address,
            @Nullable LocalDate checkedOn,
            @Nullable String source) {
        ProposalCommand.CheckCivil command(LocalDate today) {
            Fields fields = new Fields();
            boolean known = fields.required("/nik", nik, false);
            int score = fields.number("/nameScore", nameScore, 0, 100);
            LocalDate day = past(fields, "/checkedOn", checkedOn, today);
            String from = fields.text("/source", source, 2, 200);
            fields.check();
            return new ProposalCommand.CheckCivil(
                    new CivilAnswer(
                            known,
                            score,
                            kkNumber,
                            birthDate,
                            sex,
                            mothersName,
                            address,
                            day,
                            from));
        }
    }

    public record VerifierBody(@Nullable String verifier) {
        ProposalCommand.NameVerifier command() {
            Fields fields = new Fields();
            String name = fields.optional("/verifier", verifier, 100);
            fields.check();
            return new ProposalCommand.NameVerifier(name);
        }
    }

    /**
     * @param latitude in degrees, as "-7.119321"
     * @param photos kept as evidence first
     */
    public record FieldBody(
            @Nullable LocalDate visitedOn,
            @Nullable Finding finding,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable List<@Nullable UUID> photos,
            @Nullable UUID formId) {
        ProposalCommand.VerifyField command(String by, LocalDate today) {
            Fields fields = new Fields();
            LocalDate day = past(fields, "/visitedOn", visitedOn, today);
            Finding found = fields.required("/finding", finding, Finding.NOT_FOUND);
            int south = degrees(fields, "/latitude", latitude, 90);
            int east = degrees(fields, "/longitude", longitude, 180);
            List<UUID> shown = fields.list("/photos", photos, 1, MAX_PHOTOS, (at, one) -> one);
            fields.check();
            return new ProposalCommand.VerifyField(
                    new Visit(day, shown, formId), new Place(south, east), found, by);
        }

        @Override
        public String toString() {
            return "FieldBody[masked]";
        }
    }

    public record ReviewBody(@Nullable String note) {
        ProposalCommand.Review command(String by) {
            Fields fields = new Fields();
            String text = fields.optional("/note", note, MAX_TEXT);
            fields.check();
            return new ProposalCommand.Review(text, by);
        }
    }

    /** Why. */
    public record ReasonBody(@Nullable String reason, @Nullable UUID evidenceId) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.text("/reason", reason, 10, MAX_TEXT);
            fields.check();
            return text;
        }
    }

    private static Proposed proposed(
            Fields fields,
            @Nullable String nik,
            @Nullable String kkNumber,
            @Nullable String name,
            @Nullable String statement,
            @Nullable String reporter,
            @Nullable String reporterPhone) {
        if (nik != null && Nik.check(nik) != Nik.Fault.NONE) {
            fields.fault("/nik", PersonCode.NIK_INVALID.code(), "not a NIK: " + Nik.check(nik));
        }
        if (kkNumber != null && !IdentityRules.isKkNumber(kkNumber, nik)) {
            fields.fault(
                    "/kkNumber",
                    PersonCode.KK_NUMBER_INVALID.code(),
                    "a family card's number has 16 digits and is nobody's NIK");
        }
        String who = fields.text("/name", name, 1, IdentityRules.MAX_NAME);
        fields.expect(
                who.isEmpty() || IdentityRules.isName(who),
                "/name",
                "a name has letters and nothing invisible");
        fields.expect(
                reporterPhone == null || IdentityRules.isPhone(reporterPhone),
                "/reporterPhone",
                "a mobile number as +628123456789");
        return new Proposed(
                nik,
                kkNumber,
                who,
                fields.optional("/statement", statement, MAX_TEXT),
                fields.optional("/reporter", reporter, IdentityRules.MAX_NAME),
                reporterPhone);
    }

    static LocalDate past(Fields fields, String pointer, @Nullable LocalDate day, LocalDate today) {
        LocalDate given = fields.date(pointer, day);
        fields.expect(!given.isAfter(today), pointer, "not after today");
        return given;
    }

    /** Millionths of a degree. */
    private static int degrees(Fields fields, String pointer, @Nullable String text, int most) {
        String given = fields.matching(pointer, text, DEGREES, "degrees as -7.119321");
        if (!DEGREES.matcher(given).matches()) {
            return 0;
        }
        int point = given.indexOf('.');
        String whole = point < 0 ? given : given.substring(0, point);
        String part = point < 0 ? "" : given.substring(point + 1);
        int millionths =
                Math.abs(Integer.parseInt(whole)) * 1_000_000
                        + Integer.parseInt((part + "000000").substring(0, 6));
        fields.expect(millionths <= most * 1_000_000, pointer, "at most " + most + " degrees");
        return given.startsWith("-") ? -millionths : millionths;
    }
}
