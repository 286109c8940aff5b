package id.dinsos.registry.civil;

import id.dinsos.registry.match.CivilAnswer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it came in, whether by a file or over HTTP.
 *
 * @param line where it stands in what came in, from 1
 * @param no the question's number; null where it names none
 * @param nik of whom it speaks; null where it does not say
 * @param answer null where it cannot be read
 * @param fault why it cannot; null where it can
 */
record CivilLine(
        int line,
        @Nullable Integer no,
        @Nullable String nik,
        @Nullable CivilAnswer answer,
        @Nullable CivilOutcome fault) {
    /** What it says, so that the same again is known from another answer; no name, no number. */
    String said() {
        CivilAnswer one = Objects.requireNonNull(answer);
        return "%s %d %s %s %s %s %s"
                .formatted(
                        one.nik(),
                        one.nameScore(),
                        one.kkNumber(),
                        one.birthDate(),
                        one.sex(),
                        one.mothersNameScore(),
                        one.checkedOn());
    }

    @Override
    public String toString() {
        return "CivilLine[" + line + ", masked]";
    }
}
