package id.dinsos.disbursement.accountability;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What happened to the signed statements of a run. */
public sealed interface StatementEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends StatementEvent>> NAMES =
            Map.of(
                    "run-statement-added.v1", RunStatementAdded.class,
                    "run-statement-corrected.v1", RunStatementCorrected.class);

    /**
     * A preparer added a signed paper; the bytes lie sealed under the id of the run's statements.
     *
     * @param on the day of the paper
     */
    record RunStatementAdded(
            UUID run,
            String owner,
            UUID statement,
            Kind kind,
            String number,
            LocalDate on,
            String mediaType,
            String sha256,
            long bytes,
            String by)
            implements StatementEvent {}

    /**
     * What was written about a paper was wrong; the paper itself stays as it was handed in.
     *
     * @param on the day of the paper
     */
    record RunStatementCorrected(
            UUID statement, Kind kind, String number, LocalDate on, String reason, String by)
            implements StatementEvent {
        /** The same, whoever said so and why. */
        boolean saysAs(RunStatementAdded paper) {
            return kind == paper.kind() && number.equals(paper.number()) && on.equals(paper.on());
        }
    }

    /** Which paper it is. */
    enum Kind {
        /** Of absolute responsibility (SPTJM). */
        RESPONSIBILITY,
        /** Pakta integritas. */
        INTEGRITY_PACT,
        /** Kuitansi. */
        RECEIPT,
        /** Surat kuasa, of the sick and the old. */
        POWER_OF_ATTORNEY,
        /** Minutes of a change of payee. */
        CHANGE_OF_PAYEE,
        /** Surat ahli waris. */
        HEIR_LETTER,
        /** A village's list, signed by its head. */
        VILLAGE_RECAP,
        OTHER
    }
}
