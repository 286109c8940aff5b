package id.dinsos.registry.region;

import id.dinsos.eventstore.rules.Refusal.FieldError;

/** A region and the line of the file it stands in. */
record RegionLine(long line, Region region) {
    FieldError error(String code, String what) {
        return error(line, code, what);
    }

    static FieldError error(long line, String code, String what) {
        return new FieldError("/line/" + line, code, what);
    }
}
