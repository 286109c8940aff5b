package id.dinsos.cases.facility;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a facility's command is refused. */
public enum FacilityCode implements RefusalCode {
    FACILITY_UNKNOWN(Kind.MISSING),
    FACILITY_ALREADY_OPEN(Kind.CONFLICT),
    FACILITY_FULL(Kind.CONFLICT),
    FACILITY_OTHERS_WAIT(Kind.CONFLICT),
    FACILITY_CAPACITY_IN_USE(Kind.CONFLICT),
    FACILITY_RESERVATION_UNKNOWN(Kind.MISSING),
    FACILITY_RESERVATION_LAPSED(Kind.CONFLICT),
    FACILITY_RESERVED_ALREADY(Kind.CONFLICT);

    private final Kind kind;

    FacilityCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
