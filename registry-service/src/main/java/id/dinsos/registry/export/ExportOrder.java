package id.dinsos.registry.export;

import id.dinsos.registry.export.ExportBody.Format;
import id.dinsos.registry.export.ExportBody.Kind;
import id.dinsos.registry.person.PersonFacts.PpksType;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An export as it was asked for, with nothing missing. */
public record ExportOrder(
        Kind kind,
        Format format,
        String region,
        int decileFrom,
        int decileTo,
        @Nullable PpksType ppksType,
        String reason,
        boolean fullNumbers,
        boolean named) {
    /** Behind every code below the region, before its next sibling. */
    String regionEnd() {
        return region + "/";
    }

    /** With the export it is, so that a copy can be traced to whoever ordered it. */
    String fileName(UUID export) {
        return "%s-%s-%s.%s"
                .formatted(
                        kind.name().toLowerCase(Locale.ROOT),
                        region,
                        export,
                        format.name().toLowerCase(Locale.ROOT));
    }

    String mediaType() {
        return switch (format) {
            case CSV -> "text/csv; charset=utf-8";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case PDF -> "application/pdf";
        };
    }
}
