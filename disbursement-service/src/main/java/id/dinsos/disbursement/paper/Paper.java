package id.dinsos.disbursement.paper;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed paper by its number and date, and who has signed it.
 *
 * @param signatories none on papers that were entered before they had to be named
 */
public record Paper(String number, LocalDate date, @Nullable List<Signatory> signatories) {
    public static final Paper NONE = new Paper("", LocalDate.EPOCH, List.of());

    public Paper {
        signatories = signatories == null ? List.of() : List.copyOf(signatories);
    }

    /** One who has signed, and in which office. */
    public record Signatory(Office office, String name) {}

    /** In which office somebody signs. */
    public enum Office {
        /** The regent, mayor or governor, or who signs for them: names the recipients. */
        REGION_HEAD,
        /** Carries the activity out (PPTK). */
        ACTIVITY_OFFICER,
        /** Asks for the payment (bendahara pengeluaran). */
        TREASURER,
        /** Examines what is asked for (PPK-SKPD). */
        FINANCE_OFFICER,
        /** Orders the payment (PA or KPA). */
        BUDGET_USER,
        /** Releases the money (BUD or its proxy). */
        TREASURY
    }
}
