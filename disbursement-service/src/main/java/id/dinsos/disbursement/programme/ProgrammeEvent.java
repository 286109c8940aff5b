package id.dinsos.disbursement.programme;

import java.util.Map;

/** What happened to a programme. */
public sealed interface ProgrammeEvent {
    /** What each is called in the log, for ever. */
    Map<String, Class<? extends ProgrammeEvent>> NAMES =
            Map.of(
                    "programme-proposed.v1",
                    ProgrammeProposed.class,
                    "programme-defined.v2",
                    ProgrammeDefined.class);

    /** A preparer entered terms; they hold for nobody before a second person agrees. */
    record ProgrammeProposed(String code, ProgrammeTerms terms, String by)
            implements ProgrammeEvent {}

    /** A second person put a version of the programme into force. */
    record ProgrammeDefined(String code, ProgrammeTerms terms) implements ProgrammeEvent {}
}
