package id.dinsos.disbursement.programme;

import java.util.Map;

/** What happened to a programme. */
public sealed interface ProgrammeEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends ProgrammeEvent>> NAMES =
            Map.of("programme-defined.v2", ProgrammeDefined.class);

    /** A preparer put a version of the programme into force. */
    record ProgrammeDefined(String code, ProgrammeTerms terms) implements ProgrammeEvent {}
}
