package id.dinsos.cases.kind;

import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An office's versions of one kind, oldest first.
 *
 * @param owner empty while there is none
 */
public record OfficeKind(String owner, List<Version> versions) {
    public static final OfficeKind NONE = new OfficeKind("", List.of());

    public OfficeKind {
        versions = List.copyOf(versions);
    }

    /** The stream of an office's versions of a kind. */
    public static UUID streamId(String owner, String code) {
        return Names.uuid("case-kind", owner, code);
    }

    /** The version in force on a day. */
    public Optional<Version> on(LocalDate day) {
        Version found = null;
        for (Version version : versions) {
            if (!version.from.isAfter(day)) {
                found = version;
            }
        }
        return Optional.ofNullable(found);
    }

    public Optional<Version> numbered(int number) {
        return versions.stream().filter(version -> version.number == number).findFirst();
    }

    OfficeKind with(KindEvent.KindDefined event) {
        List<Version> longer = new ArrayList<>(versions);
        longer.add(new Version(event.version(), event.from(), event.kind()));
        return new OfficeKind(event.owner(), longer);
    }

    /** One version, and since when it is in force. */
    public record Version(int number, LocalDate from, CaseKind kind) {}
}
