package id.dinsos.registry.export;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken out, and why; the reason is kept with the record of what was read.
 *
 * @param region any level; the caller's own where absent
 * @param fullNumbers NIK and family card in full, for registrars; masked otherwise
 */
public record ExportBody(
        @Nullable Kind kind,
        @Nullable Format format,
        @Nullable String region,
        @Nullable Integer decileFrom,
        @Nullable Integer decileTo,
        @Nullable PpksType ppksType,
        @Nullable String reason,
        @Nullable Boolean fullNumbers) {
    private static final int MIN_REASON = 10;
    private static final int MAX_REASON = 500;

    /** What one row is. */
    public enum Kind {
        HOUSEHOLDS,
        PERSONS,
        /** All who live in one village, by household, with masked numbers, to be printed. */
        ROSTER
    }

    /** A roster is a PDF; everything else a table. */
    public enum Format {
        CSV,
        XLSX,
        PDF
    }

    /**
     * With nothing missing, or a refusal that names what is.
     *
     * @param named whether the caller may see names in full, here as everywhere
     */
    ExportOrder checked(RegionCode own, boolean named) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (kind == null) {
            errors.add(error("/kind", "HOUSEHOLDS, PERSONS or ROSTER"));
        }
        if (format == null || (kind == Kind.ROSTER) != (format == Format.PDF)) {
            errors.add(error("/format", "PDF for a roster, CSV or XLSX for all else"));
        }
        if (region != null && !RegionCode.isValid(region)) {
            errors.add(error("/region", "a region code as 35.24.05"));
        }
        if (!errors.isEmpty() || kind == null || format == null) {
            throw new Refusal(ExportCode.EXPORT_INCOMPLETE, "the order is incomplete", errors)
                    .asException();
        }
        if (reason == null
                || reason.strip().length() < MIN_REASON
                || reason.length() > MAX_REASON) {
            throw RefusedException.of(
                    ExportCode.EXPORT_REASON_MISSING,
                    "say why, in %d to %d characters".formatted(MIN_REASON, MAX_REASON));
        }
        RegionCode where = region == null ? own : RegionCode.of(region);
        if (kind == Kind.ROSTER && where.level() != RegionCode.Level.VILLAGE) {
            throw RefusedException.of(
                    ExportCode.ROSTER_NEEDS_VILLAGE, "a roster is of one village");
        }
        return new ExportOrder(
                kind,
                format,
                where.code(),
                decileFrom == null ? 0 : decileFrom,
                decileTo == null ? 10 : decileTo,
                ppksType,
                reason.strip(),
                Boolean.TRUE.equals(fullNumbers) && kind != Kind.ROSTER,
                named);
    }

    private static Refusal.FieldError error(String pointer, String what) {
        return new Refusal.FieldError(pointer, ExportCode.EXPORT_INCOMPLETE.code(), what);
    }
}
