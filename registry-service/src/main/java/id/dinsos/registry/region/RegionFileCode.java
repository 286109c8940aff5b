package id.dinsos.registry.region;

import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusalCode;
import id.dinsos.eventstore.rules.RefusedException;
import java.util.List;

/** Why a file of regions is refused. */
enum RegionFileCode implements RefusalCode {
    REGION_FILE_MALFORMED(Kind.INVALID),
    REGION_NOT_BELOW_YOURS(Kind.FORBIDDEN);

    private final Kind kind;

    RegionFileCode(Kind kind) {
        this.kind = kind;
    }

    /** A refusal that names what is wrong with which line. */
    static RefusedException malformed(List<Refusal.FieldError> errors) {
        return new RefusedException(
                new Refusal(
                        REGION_FILE_MALFORMED,
                        "the file has no regions, too many, or lines that cannot be taken",
                        errors));
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
