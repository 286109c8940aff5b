package id.dinsos.cases.plan;

import id.dinsos.eventstore.rules.Names;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a case's plan stands.
 *
 * @param owner empty before there is one
 * @param drafted the newest version; 0 before there is one
 * @param approved the version that holds; 0 while none does
 * @param waiting whether the newest version waits for approval
 * @param subject whose key guards its words; null before there is one
 */
public record Plan(
        String owner,
        int drafted,
        int approved,
        boolean waiting,
        String author,
        @Nullable UUID subject) {
    public static final Plan NONE = new Plan("", 0, 0, false, "", null);

    /** The stream of a case's plan. */
    public static UUID streamId(UUID caseId) {
        return Names.uuid("case-plan", caseId);
    }
}
