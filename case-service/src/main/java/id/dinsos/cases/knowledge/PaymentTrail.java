package id.dinsos.cases.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What led to a payment, or to none, and what the bank has said of it: each link with the message
 * that brought it and when its sender decided it. A link that no message has brought is null.
 *
 * @param registry the newest that the registry has said of the family
 */
public record PaymentTrail(
        @Nullable RegistryChange registry,
        @Nullable Verdict verdict,
        @Nullable Payment payment,
        @Nullable BankLine bankLine) {
    public static final PaymentTrail NONE = new PaymentTrail(null, null, null, null);

    /**
     * A change of the family's record.
     *
     * @param change what was done, as the registry calls it
     * @param version of the record since
     * @param effectiveOn since when it is true in the world, where somebody said
     * @param listed by which programmes the family is listed since
     */
    public record RegistryChange(
            UUID householdId,
            String change,
            long version,
            @Nullable LocalDate effectiveOn,
            List<String> listed,
            String messageId,
            @Nullable Instant at) {}

    /** What the month's run decided. */
    public record Verdict(
            String outcome,
            List<String> clauses,
            List<Facts.Words> reasons,
            @Nullable UUID runId,
            String messageId,
            @Nullable Instant at) {}

    /** The payment as it stands. */
    public record Payment(
            UUID paymentId,
            @Nullable UUID runId,
            String state,
            @Nullable String reason,
            long amountRupiah,
            String messageId,
            @Nullable Instant at) {}

    /**
     * The line of a bank's file by which it went last, and the bank's days.
     *
     * @param transferId names the line
     * @param bankReference of the credit
     * @param backOn when it failed or came back
     */
    public record BankLine(
            UUID transferId,
            @Nullable Integer attempt,
            @Nullable String bank,
            @Nullable String bankReference,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate withdrawnOn,
            @Nullable LocalDate backOn) {}
}
