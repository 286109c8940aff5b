package id.dinsos.cases.incident;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why an incident's command is refused. */
public enum IncidentCode implements RefusalCode {
    INCIDENT_UNKNOWN(Kind.MISSING),
    INCIDENT_ALREADY_OPENED(Kind.CONFLICT),
    INCIDENT_FILE_INVALID(Kind.INVALID),
    INCIDENT_HOUSEHOLD_LISTED(Kind.CONFLICT);

    private final Kind kind;

    IncidentCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
