package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.Run.Stage;
import java.util.UUID;

/**
 * Said within the process once a run has come to a stage by somebody's hand, so that whoever works
 * on runs at that stage begins at once and need not find it by polling.
 */
public record RunMoved(UUID id, Stage stage) {}
