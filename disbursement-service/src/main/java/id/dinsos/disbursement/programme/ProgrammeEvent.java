package id.dinsos.disbursement.programme;

/** What happened to a programme. */
public sealed interface ProgrammeEvent {
    /** A preparer put a version of the programme into force. */
    record ProgrammeDefined(String code, ProgrammeTerms terms) implements ProgrammeEvent {}
}
