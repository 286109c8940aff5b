package id.dinsos.registry.civil;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer, or a question, that has not become a result, for somebody to look at.
 *
 * @param line where it stood in what came in; 0 where nothing came
 * @param no the question's number; null where none was named
 * @param personId null where nobody was asked about under that number
 */
public record CivilFinding(
        int line, @Nullable Integer no, @Nullable UUID personId, CivilOutcome outcome) {}
