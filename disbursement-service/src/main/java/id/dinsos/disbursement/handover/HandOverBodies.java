package id.dinsos.disbursement.handover;

import id.dinsos.disbursement.handover.HandOverEvent.Outcome;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers send about hand-overs. */
public final class HandOverBodies {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MAX_LINES = 5_000;

    private HandOverBodies() {}

    /** Why somebody on the list did not receive it; the worklist knows the words. */
    public enum Reason {
        NOT_PRESENT,
        DECEASED,
        MOVED,
        REFUSED,
        OTHER
    }

    /**
     * The paper.
     *
     * @param listId the list it speaks of
     * @param lines those of the list whom it names; a list may be handed over on several days
     */
    public record RecordBody(
            UUID listId,
            String number,
            LocalDate date,
            String place,
            List<@Nullable LineBody> lines) {
        public RecordBody {
            Fields fields = new Fields();
            listId = fields.uuid("/listId", listId);
            number = fields.text("/number", number, 1, 100);
            date = fields.date("/date", date);
            place = fields.text("/place", place, 1, 200);
            Set<UUID> named = new HashSet<>();
            List<LineBody> checked =
                    fields.list(
                            "/lines",
                            lines,
                            1,
                            MAX_LINES,
                            (Fields at, LineBody line) -> {
                                at.expect(
                                        named.add(line.transferId()),
                                        "/transferId",
                                        "each transfer once");
                                return line.checked(at);
                            });
            fields.check();
            lines = new ArrayList<@Nullable LineBody>(checked);
        }

        List<LineBody> all() {
            List<LineBody> all = new ArrayList<>();
            for (LineBody line : lines) {
                if (line != null) {
                    all.add(line);
                }
            }
            return all;
        }
    }

    /** What became of one transfer. */
    public record LineBody(
            @Nullable UUID transferId, @Nullable Outcome outcome, @Nullable Reason reason) {
        LineBody checked(Fields at) {
            UUID transfer = at.required("/transferId", transferId, NOBODY);
            Outcome became = at.required("/outcome", outcome, Outcome.RECEIVED);
            at.expect(
                    (became == Outcome.NOT_RECEIVED) == (reason != null),
                    "/reason",
                    "of those alone who did not receive it");
            return new LineBody(transfer, became, reason);
        }
    }

    /** Why a record is withdrawn. */
    public record ReasonBody(String reason) {
        public ReasonBody {
            Fields fields = new Fields();
            reason = fields.prose("/reason", reason, 1, 500);
            fields.check();
        }
    }
}
