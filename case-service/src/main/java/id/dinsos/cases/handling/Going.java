package id.dinsos.cases.handling;

import id.dinsos.cases.kind.CaseState;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a case is to go.
 *
 * @param outcome needed where the state ends the case
 * @param since the day on which aftercare began, for what went on before it was written down here;
 *     null for today
 */
public record Going(CaseState to, String outcome, String reason, @Nullable LocalDate since) {
    /** The day from which visits are counted. */
    LocalDate from(LocalDate happened, LocalDate today) {
        if (since == null) {
            return today;
        }
        Fields fields = new Fields();
        fields.expect(
                to == CaseState.AFTERCARE && !since.isBefore(happened) && !since.isAfter(today),
                "/since",
                "where aftercare begins, between what happened and today");
        fields.expect(!reason.isEmpty(), "/reason", "say why it is written down later");
        fields.check();
        return since;
    }
}
