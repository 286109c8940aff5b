package id.dinsos.registry.intake.load;

import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.rules.Change;
import id.dinsos.registry.intake.rules.RowError;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of one batch of families.
 *
 * @param errors warnings among them
 * @param bytesDone how much of both files was read when the batch was complete
 * @param changes of a trial: what each row would change
 */
record BatchResult(
        String lastFamilyId,
        long familiesRead,
        long membersRead,
        long bytesDone,
        Tally households,
        Tally persons,
        List<RowError> errors,
        List<Rejected> rejected,
        List<Change> changes) {
    BatchResult {
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
        rejected = List.copyOf(rejected);
    }

    long rejected(FileKind file) {
        return rejected.stream().filter(one -> one.row().file() == file).count();
    }

    long warnings() {
        return errors.stream().filter(RowError::warning).count();
    }

    /** Rows whose number another person on record has. */
    long duplicates() {
        return errors.stream().filter(error -> error.other() != null).count();
    }

    /** With what became of the next families. */
    BatchResult plus(BatchResult next) {
        return new BatchResult(
                next.lastFamilyId,
                familiesRead + next.familiesRead,
                membersRead + next.membersRead,
                next.bytesDone,
                households.plus(next.households),
                persons.plus(next.persons),
                Stream.concat(errors.stream(), next.errors.stream()).toList(),
                Stream.concat(rejected.stream(), next.rejected.stream()).toList(),
                Stream.concat(changes.stream(), next.changes.stream()).toList());
    }

    /** Records by what happened to them. */
    record Tally(long registered, long changed, long unchanged) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally next) {
            return new Tally(
                    registered + next.registered,
                    changed + next.changed,
                    unchanged + next.unchanged);
        }
    }
}
