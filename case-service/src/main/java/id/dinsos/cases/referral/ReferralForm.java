package id.dinsos.cases.referral;

import id.dinsos.cases.referral.ReferralEvent.Reason;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers send with a referral and its steps, and how it is checked. */
final class ReferralForm {
    private static final int MAX_NAME = 200;
    private static final int MAX_WORDS = 4_000;
    private static final int MAX_HOURS = 24 * 30;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    private ReferralForm() {}

    /**
     * A case that another office is asked for.
     *
     * @param fromOffice whose it is thought to be
     * @param words what the asking office knows of whom it is about, and why it asks
     * @param hours within which it is answered; a day where it is left out
     */
    public record Wanted(
            @Nullable String fromOffice,
            @Nullable String mode,
            @Nullable String words,
            @Nullable Integer hours) {
        ReferralDecider.Command.Ask checked(String toOffice, UUID subject, Instant now) {
            Fields check = new Fields();
            int answer = hours == null ? 24 : check.number("/hours", hours, 1, MAX_HOURS);
            ReferralDecider.Command.Ask ask =
                    new ReferralDecider.Command.Ask(
                            check.region(
                                            "/fromOffice",
                                            fromOffice,
                                            RegionCode.Level.PROVINCE,
                                            RegionCode.Level.REGENCY)
                                    .code(),
                            toOffice,
                            mode == null
                                    ? Terms.Mode.REFERRAL
                                    : check.choice("/mode", mode, Terms.Mode.class),
                            subject,
                            check.prose("/words", words, 1, MAX_WORDS),
                            now.plus(Duration.ofHours(answer)),
                            now);
            check.check();
            return ask;
        }

        @Override
        public String toString() {
            return "Wanted[masked]";
        }
    }

    /**
     * An offer.
     *
     * @param request the request that it answers; left out where nobody has asked
     * @param agency who it is offered to outside this system, in words; the caller's own office is
     *     then the one it goes to, and writes down what the agency answers
     */
    public record Offer(
            @Nullable UUID request,
            @Nullable UUID caseId,
            @Nullable String toOffice,
            @Nullable String mode,
            @Nullable UUID facility,
            @Nullable String bedClass,
            @Nullable List<@Nullable String> fields,
            @Nullable String consent,
            @Nullable String reason,
            @Nullable String agency,
            @Nullable Integer hours) {
        Terms checked(UUID subject, Instant now) {
            Fields check = new Fields();
            int answer = hours == null ? 24 : check.number("/hours", hours, 1, MAX_HOURS);
            Terms.Mode how =
                    mode == null
                            ? Terms.Mode.REFERRAL
                            : check.choice("/mode", mode, Terms.Mode.class);
            Terms terms =
                    new Terms(
                            check.uuid("/caseId", caseId),
                            "",
                            check.region(
                                            "/toOffice",
                                            toOffice,
                                            RegionCode.Level.PROVINCE,
                                            RegionCode.Level.REGENCY)
                                    .code(),
                            how,
                            facility,
                            facility == null
                                    ? ""
                                    : check.matching("/bedClass", bedClass, CODE, "a bed's class"),
                            check.list(
                                    "/fields",
                                    fields,
                                    0,
                                    Terms.Field.values().length,
                                    (at, field) -> at.choice("", field, Terms.Field.class)),
                            check.choice("/consent", consent, Terms.Consent.class),
                            subject,
                            now.plus(Duration.ofHours(answer)));
            String why = check.prose("/reason", reason, 1, MAX_WORDS);
            check.expect(!why.isEmpty(), "/reason", "say why");
            var unused = check.text("/agency", agency, 0, MAX_NAME);
            check.check();
            return terms;
        }

        Reason words() {
            String outside = agency == null || agency.isBlank() ? null : agency.strip();
            return new Reason(reason == null ? "" : reason.strip(), outside);
        }

        @Override
        public String toString() {
            return "Offer[masked]";
        }
    }

    /** Why. */
    public record Why(@Nullable String reason) {
        String checked() {
            Fields fields = new Fields();
            String text = fields.prose("/reason", reason, 1, MAX_WORDS);
            fields.check();
            return text;
        }
    }

    /** How it ended there. */
    public record Discharge(@Nullable String outcome) {
        String checked() {
            Fields fields = new Fields();
            String code = fields.matching("/outcome", outcome, CODE, "an outcome's code");
            fields.check();
            return code;
        }
    }
}
