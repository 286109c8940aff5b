package id.dinsos.cases.handling;

import java.time.LocalDate;

/** A visit of aftercare: when it is due, and what came of it. */
public record FollowUp(LocalDate due, Result result) {
    /** What came of a visit. */
    public enum Result {
        OPEN,
        /** All is well. */
        HELD,
        /** Nobody was met; it counts as not held. */
        MISSED,
        /** What the case was about has come back. */
        RELAPSED
    }
}
