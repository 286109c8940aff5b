package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.file.FileKind;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far an intake has come: what it has counted, and where it goes on after a crash. It moves in
 * one statement with the errors found, after the batch it speaks of is committed.
 *
 * @param lastFamilyId everything up to this id is done; null at the start
 * @param duplicates rows whose number another person on record has
 * @param changes of a trial: how many records change, by what of them changes
 * @param rejectedFamiliesBytes length of the file of rejected families that belongs to this place
 * @param changesBytes likewise of the list of changes, which only a trial writes
 */
record IntakeProgress(
        @Nullable String lastFamilyId,
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
        long bytesTotal,
        long rejectedFamiliesBytes,
        long rejectedMembersBytes,
        long changesBytes) {
    IntakeProgress {
        changes = Map.copyOf(changes);
    }

    /** Nothing done yet of so many bytes. */
    static IntakeProgress of(long totalBytes) {
        return new IntakeProgress(
                null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, totalBytes, 0, 0, 0);
    }

    /** How many entries the list of errors and warnings has. */
    long listed() {
        return errors + warnings;
    }

    /** After one more batch. */
    IntakeProgress plus(BatchResult batch, Lengths files) {
        return new IntakeProgress(
                batch.lastFamilyId(),
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
                bytesTotal,
                files.rejectedFamilies(),
                files.rejectedMembers(),
                files.changes());
    }

    private Map<String, Long> changes(BatchResult batch) {
        if (batch.changes().isEmpty()) {
            return changes;
        }
        Map<String, Long> counted = new TreeMap<>(changes);
        batch.changes().forEach(change -> counted.merge(change.code(), 1L, Long::sum));
        return counted;
    }

    /** How long the files are that grow with each batch. */
    record Lengths(long rejectedFamilies, long rejectedMembers, long changes) {}
}
