package id.dinsos.cases.letter;

import id.dinsos.cases.letter.LetterEvent.Signatory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers send with the steps of a letter, and what they are shown of one. */
final class LetterBodies {
    private LetterBodies() {}

    /** A letter as its writer sends it. */
    public record Draft(
            @Nullable UUID caseId,
            @Nullable String template,
            @Nullable Map<String, @Nullable String> fields) {
        @Override
        public String toString() {
            return "Draft[masked]";
        }
    }

    /** Who stands under it. */
    public record Signing(@Nullable String name, @Nullable String position) {}

    /** Why it holds no more, in at least ten characters. */
    public record Revoking(@Nullable String reason) {
        @Override
        public String toString() {
            return "Revoking[masked]";
        }
    }

    /**
     * A letter as those see it who work on its case.
     *
     * @param check where anybody can ask about it; null before it is signed
     * @param text null once erased
     */
    public record LetterAnswer(
            UUID id,
            UUID caseId,
            String owner,
            String template,
            Letter.Stage state,
            List<String> hands,
            @Nullable String number,
            @Nullable LocalDate day,
            @Nullable Signatory signatory,
            boolean sealed,
            @Nullable String check,
            @Nullable List<String> text) {
        @Override
        public String toString() {
            return "LetterAnswer[masked]";
        }
    }
}
