package id.dinsos.registry.intake.rules;

import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong with the rows of one family; a row with any error is rejected. */
public final class Rejects {
    private final List<RowError> errors = new ArrayList<>();
    private final Map<Row, Rejected> rejected = new LinkedHashMap<>();

    void add(Row row, String column, RowFault fault, Object... arguments) {
        addAll(row, List.of(RowError.of(row, column, fault, arguments)));
    }

    /** Said of a row that is taken in all the same. */
    void warn(RowError warning) {
        errors.add(warning);
    }

    /** The rules of persons and households refuse what a row amounts to. */
    void refused(Row row, String column, Refusal refusal) {
        addAll(
                row,
                List.of(
                        RowError.of(
                                row, column, refusal.code().code(), RowFault.say(refusal.code()))));
    }

    /** Something newer than the file is on record of it. */
    void older(Row row, Topic topic) {
        warn(RowError.warning(row, topic.column(), RowFault.OLDER_THAN_KNOWN));
    }

    public void addAll(Row row, List<RowError> found) {
        for (RowError error : found) {
            errors.add(error);
            rejected.putIfAbsent(row, new Rejected(row, error.code(), error.message()));
        }
    }

    public boolean has(Row row) {
        return rejected.containsKey(row);
    }

    public List<RowError> errors() {
        return errors;
    }

    public List<Rejected> rejected() {
        return List.copyOf(rejected.values());
    }

    /** The family goes on; what was gathered does not. */
    public FamilyRules.Outcome beside(CheckedFamily family) {
        return new FamilyRules.Outcome(family, errors, rejected());
    }

    /** The family is rejected, and with it every row that nothing else is wrong with. */
    public FamilyRules.Outcome all(FamilyRows rows) {
        rejectWithFamily(rows.members());
        return new FamilyRules.Outcome(null, errors, rejected());
    }

    public void rejectWithFamily(List<Row> members) {
        for (Row row : members) {
            if (!has(row)) {
                add(row, Row.FAMILY_ID, RowFault.FAMILY_REJECTED);
            }
        }
    }
}
