package id.dinsos.registry.region;

import id.dinsos.eventstore.rules.RefusalCode;

/** Why a file of regions is refused. */
enum RegionFileCode implements RefusalCode {
    REGION_FILE_MALFORMED(Kind.INVALID),
    REGION_NOT_BELOW_YOURS(Kind.FORBIDDEN);

    private final Kind kind;

    RegionFileCode(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
