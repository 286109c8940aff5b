package id.dinsos.disbursement.run;

import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeCode;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.YearMonth;
import java.util.List;

/**
 * The version of a programme that a run is opened with: one for all its months, because money of
 * two rules is two runs, within the programme's region and calendar.
 */
final class RunVersion {
    private RunVersion() {}

    static Programme.Version of(Programme programme, String owner, List<YearMonth> months) {
        if (!(programme instanceof Programme.InForce known)) {
            throw RefusedException.of(ProgrammeCode.PROGRAMME_NOT_FOUND, "no such programme");
        }
        if (months.isEmpty()) {
            throw new IllegalArgumentException("a run has 1 to 12 months");
        }
        if (!known.terms().covers(owner)) {
            throw RefusedException.of(
                    RunCode.RUN_OUTSIDE_PROGRAMME,
                    "the programme belongs to " + known.terms().owner());
        }
        Programme.Version version = inForce(known, months.getFirst());
        for (YearMonth month : months) {
            if (inForce(known, month).number() != version.number()) {
                throw RefusedException.of(
                        ProgrammeCode.PROGRAMME_NOT_IN_FORCE,
                        "these months are of two versions of the programme");
            }
        }
        if (!version.terms().schedule().allows(months)) {
            throw RefusedException.of(
                    RunCode.RUN_OFF_CALENDAR,
                    "the programme pays up to %d months at once, of %s"
                            .formatted(
                                    version.terms().schedule().trancheMonths(),
                                    version.terms().schedule().months()));
        }
        return version;
    }

    private static Programme.Version inForce(Programme.InForce known, YearMonth month) {
        return known.at(month)
                .orElseThrow(() ->
                        RefusedException.of(
                                ProgrammeCode.PROGRAMME_NOT_IN_FORCE,
                                "no version of the programme is in force in " + month));
    }
}
