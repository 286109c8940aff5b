package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;

/** What may be asked of a family's month. */
public sealed interface CentralStatusCommand {
    /** A row of a file that somebody has accepted. */
    record Tell(CentralStatusTold row) implements CentralStatusCommand {}
}
