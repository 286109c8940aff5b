package id.dinsos.registry.intake.load;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.registry.intake.file.IntakeCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an upload asks for beside its files, read strictly: what is half understood is refused. */
final class IntakeParameters {
    private static final String DAY = "yyyy-mm-dd";

    private IntakeParameters() {}

    static RegionCode owner(RegionCode regency) {
        if (regency.level() != RegionCode.Level.REGENCY) {
            throw RefusedException.of(IntakeCode.OWNER_NOT_A_REGENCY, "owner is a regency code");
        }
        return regency;
    }

    static boolean flag(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unknown(name, "write true or false");
        };
    }

    static @Nullable LocalDate day(@Nullable String value, LocalDate today) {
        if (value == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (value.length() == DAY.length() && !day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw unknown("asOf", "write a day that has come, as 2026-03-31");
    }

    private static RefusedException unknown(String name, String why) {
        return new Refusal(
                        IntakeCode.INTAKE_PARAMETER_INVALID,
                        why,
                        List.of(
                                new Refusal.FieldError(
                                        "/" + name,
                                        IntakeCode.INTAKE_PARAMETER_INVALID.code(),
                                        why)))
                .asException();
    }
}
