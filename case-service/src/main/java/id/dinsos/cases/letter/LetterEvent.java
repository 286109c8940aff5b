package id.dinsos.cases.letter;

import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What happened to a letter. Released shapes are frozen. */
public sealed interface LetterEvent {
    /** Somebody wrote it in a case. */
    record LetterDrafted(
            UUID caseId,
            String owner,
            LetterTemplate template,
            PersonalData<Content> content,
            String by,
            Instant at)
            implements LetterEvent {}

    /** The next in the chain put their initials to it. */
    record LetterInitialled(String role, String by, Instant at) implements LetterEvent {}

    /** It was signed, and has its number for good. */
    record LetterSigned(String number, LocalDate day, Signatory signatory, String by, Instant at)
            implements LetterEvent {}

    /**
     * The seal service sealed its sheet, which is kept as it came back.
     *
     * @param file under which it lies in the service's files
     */
    record LetterSealed(UUID file, String sha256, Instant at) implements LetterEvent {}

    /** It holds no more; its number is not given again. */
    record LetterRevoked(PersonalData<Content> reason, String by, Instant at)
            implements LetterEvent {}

    /** Who stands under it, as an office writes it. */
    record Signatory(String name, String position) {}

    /** What was filled in: personal data. */
    record Content(Map<String, String> values) {
        public Content {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "Content[masked]";
        }
    }
}
