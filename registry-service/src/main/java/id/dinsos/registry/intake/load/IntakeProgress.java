package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.file.FileKind;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an intake has come, in what it has counted. It moves in one statement with the errors
 * found, after the batch it speaks of is committed.
 *
 * @param warnings rows taken in of which there is something to say all the same
 * @param duplicates rows whose number another person on record has
 * @param changes of a trial: how many records change, by what of them changes
 */
record IntakeProgress(
        long familiesRead,
        long membersRead,
        long householdsRegistered,
        long householdsChanged,
        long householdsUnchanged,
        long personsRegistered,
        long personsChanged,
        long personsUnchanged,
        long familiesRejected,
        long membersRejected,
        long errors,
        long warnings,
        long duplicates,
        Map<String, Long> changes,
        long bytesDone,
        long bytesTotal) {
    IntakeProgress {
        changes = Map.copyOf(changes);
    }

    /** Nothing done yet of so many bytes. */
    static IntakeProgress of(long totalBytes) {
        return new IntakeProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, totalBytes);
    }

    /** How many entries the list of errors and warnings has. */
    long listed() {
        return errors + warnings;
    }

    /** How many rows of both files are behind it; each batch begins at a place of its own. */
    long place() {
        return familiesRead + membersRead;
    }

    /** After one more batch. */
    IntakeProgress plus(BatchResult batch) {
        return new IntakeProgress(
                familiesRead + batch.familiesRead(),
                membersRead + batch.membersRead(),
                householdsRegistered + batch.households().registered(),
                householdsChanged + batch.households().changed(),
                householdsUnchanged + batch.households().unchanged(),
                personsRegistered + batch.persons().registered(),
                personsChanged + batch.persons().changed(),
                personsUnchanged + batch.persons().unchanged(),
                familiesRejected + batch.rejected(FileKind.FAMILIES),
                membersRejected + batch.rejected(FileKind.MEMBERS),
                errors + batch.errors().size() - batch.warnings(),
                warnings + batch.warnings(),
                duplicates + batch.duplicates(),
                changes(batch),
                Math.min(bytesTotal, batch.bytesDone()),
                bytesTotal);
    }

    /** With the changes that a trial had counted before. */
    IntakeProgress withChanges(Map<String, Long> tried) {
        return new IntakeProgress(
                familiesRead,
                membersRead,
                householdsRegistered,
                householdsChanged,
                householdsUnchanged,
                personsRegistered,
                personsChanged,
                personsUnchanged,
                familiesRejected,
                membersRejected,
                errors,
                warnings,
                duplicates,
                tried,
                bytesDone,
                bytesTotal);
    }

    private Map<String, Long> changes(BatchResult batch) {
        if (batch.changes().isEmpty()) {
            return changes;
        }
        Map<String, Long> counted = new TreeMap<>(changes);
        batch.changes().forEach(change -> counted.merge(change.code(), 1L, Long::sum));
        return counted;
    }
}
