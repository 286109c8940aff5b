package id.dinsos.registry.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A regent's decree over a batch of proposals, with the file it became. */
public sealed interface Decree {
    /** No decree has this id. */
    record None() implements Decree {}

    /**
     * A decree on record.
     *
     * @param fileHash of the file for the ministry; null before it was sent
     * @param answers hashes of the answers that were taken in
     */
    record Issued(Facts facts, @Nullable String fileHash, List<String> answers) implements Decree {
        public Issued {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What it says.
     *
     * @param owner the regency
     * @param documentId the signed decree, kept as evidence
     * @param proposals in the order of its annex
     */
    record Facts(
            String owner,
            String number,
            LocalDate date,
            UUID documentId,
            List<UUID> proposals,
            String by) {
        public Facts {
            proposals = List.copyOf(proposals);
        }
    }
}
