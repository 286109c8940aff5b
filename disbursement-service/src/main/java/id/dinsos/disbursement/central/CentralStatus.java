package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.eventstore.rules.Names;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;

/** One family's month of a programme that the ministry pays, as its files tell it. */
public sealed interface CentralStatus {
    static UUID idOf(String programme, UUID beneficiary, YearMonth month) {
        return Names.uuid("central-status", programme, beneficiary, month);
    }

    /** No file has named it. */
    record None() implements CentralStatus {}

    /** As the file of the latest day says. */
    record Followed(CentralStatusTold told) implements CentralStatus {}

    /** What a row of a file is against what is known. */
    default Heard hear(CentralStatusTold row) {
        return switch (this) {
            case None _ -> Heard.FIRST;
            case Followed(CentralStatusTold told) -> {
                boolean same =
                        told.stage() == row.stage()
                                && told.words().equals(row.words())
                                && Objects.equals(told.amountRupiah(), row.amountRupiah());
                if (row.asOf().isBefore(told.asOf())) {
                    yield Heard.OLDER;
                }
                if (row.asOf().equals(told.asOf())) {
                    yield same ? Heard.UNCHANGED : Heard.CONTRADICTING;
                }
                yield same ? Heard.CONFIRMED : Heard.MOVED;
            }
        };
    }

    /** What becomes of a row. */
    enum Heard {
        FIRST,
        MOVED,
        /** The same, of a later day. */
        CONFIRMED,
        UNCHANGED,
        /** Of a day before the one that is known: changes nothing. */
        OLDER,
        /** Something else of the same day: what was told first stands. */
        CONTRADICTING,
        /** Of nobody whom the office knows. */
        UNKNOWN
    }
}
