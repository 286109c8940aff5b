package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.RunEvent.Paper;
import id.dinsos.disbursement.run.RunEvent.Papers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about runs. */
public final class RunBodies {
    private RunBodies() {}

    /** What to open. */
    public record OpenBody(String programme, List<YearMonth> months, String owner) {
        public OpenBody {
            Objects.requireNonNull(programme, "programme is missing");
            Objects.requireNonNull(owner, "owner is missing");
            months = List.copyOf(Objects.requireNonNull(months, "months are missing"));
        }
    }

    /** The papers of a roster; all of them are needed. */
    public record SubmissionBody(
            @Nullable PaperBody rosterDecree,
            @Nullable PaperBody paymentOrder,
            @Nullable PaperBody fundRelease) {
        public Papers papers() {
            return new Papers(
                    paper("rosterDecree", rosterDecree),
                    paper("paymentOrder", paymentOrder),
                    paper("fundRelease", fundRelease));
        }

        private static Paper paper(String field, @Nullable PaperBody body) {
            if (body == null
                    || body.number() == null
                    || body.number().isBlank()
                    || body.date() == null) {
                throw new IllegalArgumentException(field + " needs a number and a date");
            }
            return new Paper(body.number(), body.date());
        }
    }

    /** A paper by number and date. */
    public record PaperBody(@Nullable String number, @Nullable LocalDate date) {}

    /** A word of the approver. */
    public record ApprovalBody(@Nullable String note) {}

    /** Why a run is given up. */
    public record CancellationBody(@Nullable String reason) {}
}
