package id.dinsos.disbursement.channel;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.channel.BankFilePlanDecider.Decide;
import id.dinsos.disbursement.channel.BankFilePlanEvent.BankFilesPlanned;
import id.dinsos.disbursement.channel.BankFilePlanEvent.LeftOut;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.eventstore.rules.DeciderSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BankFilePlanDeciderTest {
    private static final UUID RUN = new UUID(1, 1);
    private static final UUID BUDGET = new UUID(1, 2);
    private static final PlannedFile FILE = file(new UUID(3, 1));
    private static final LeftOut HELD =
            new LeftOut(new UUID(4, 1), List.of(new UUID(5, 1)), LeftOut.ACCOUNT_CHANGED);
    private static final BankFilePlanEvent PLANNED =
            new BankFilesPlanned(RUN, BUDGET, "35.24", List.of(FILE), List.of(HELD));
    private final DeciderSpec<Decide, BankFilePlan, BankFilePlanEvent> spec =
            DeciderSpec.of(new BankFilePlanDecider());

    @Test
    void the_files_of_a_run_are_decided_on_as_a_whole() {
        spec.given()
                .when(new Decide(RUN, BUDGET, "35.24", List.of(FILE), List.of(HELD)))
                .then(PLANNED);
    }

    @Test
    void a_second_decision_with_other_content_changes_nothing() {
        spec.given(PLANNED)
                .when(new Decide(RUN, BUDGET, "35.24", List.of(file(new UUID(3, 9))), List.of()))
                .thenNothing();
    }

    private static PlannedFile file(UUID content) {
        return new PlannedFile(
                new UUID(2, 1), "BNI", 1, 3, new Rupiah(600_000), "ab", content, null, null, null);
    }
}
