package id.dinsos.disbursement.followup;

import id.dinsos.disbursement.followup.FollowUp.Kind;
import id.dinsos.disbursement.payment.PaymentState;
import id.dinsos.eventstore.rules.Fields;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about follow-ups. */
public final class FollowUpBodies {
    private static final UUID NOBODY = new UUID(0, 0);

    private FollowUpBodies() {}

    /**
     * What is to be done.
     *
     * @param payments by name; without names they are chosen by code and region
     * @param contradictionId the line of a bank's report that a correction settles: its transfer's
     *     payments are the ones, and no others are named
     */
    public record PrepareBody(
            UUID runId,
            Kind kind,
            List<UUID> payments,
            List<String> codes,
            String region,
            String reason,
            String letter,
            @Nullable PaymentState outcome,
            String bankReference,
            @Nullable UUID contradictionId) {
        public PrepareBody {
            Fields fields = new Fields();
            runId = fields.required("/runId", runId, NOBODY);
            kind = fields.required("/kind", kind, Kind.HOLD);
            payments = payments == null ? List.of() : payments;
            codes = codes == null ? List.of() : codes;
            fields.expect(payments.stream().allMatch(Objects::nonNull), "/payments", "ids");
            fields.expect(codes.stream().allMatch(Objects::nonNull), "/codes", "codes");
            region = region == null ? "" : region;
            reason = fields.prose("/reason", reason, 1, 500);
            letter = letter == null ? "" : letter.strip();
            bankReference = bankReference == null ? "" : bankReference.strip();
            fields.expect(letter.length() <= 500, "/letter", "at most 500 characters");
            fields.expect(
                    bankReference.length() <= 500, "/bankReference", "at most 500 characters");
            fields.expect(
                    payments.size() <= FollowUpDecider.MAX_PAYMENTS, "/payments", "at most 20,000");
            fields.expect(
                    contradictionId == null || kind == Kind.CORRECT && payments.isEmpty(),
                    "/contradictionId",
                    "only of a correction that names no payments");
            fields.check();
            payments = List.copyOf(payments);
            codes = List.copyOf(codes);
        }
    }

    /** A word of whoever decides. */
    public record NoteBody(@Nullable String note) {
        static String text(@Nullable NoteBody body) {
            String text = body == null || body.note() == null ? "" : body.note().strip();
            Fields fields = new Fields();
            fields.expect(text.length() <= 500, "/note", "at most 500 characters");
            fields.check();
            return text;
        }
    }
}
