package id.dinsos.registry.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong with the rows of one family; a row with any error is rejected. */
final class Rejects {
    private final List<RowError> errors = new ArrayList<>();
    private final Map<Row, Rejected> rejected = new LinkedHashMap<>();

    void add(Row row, String column, String code, String message) {
        addAll(row, List.of(RowError.of(row, column, code, message)));
    }

    /** Said of a row that is taken in all the same. */
    void warn(Row row, String column, String code, String message) {
        errors.add(RowError.warning(row, column, code, message));
    }

    void addAll(Row row, List<RowError> found) {
        for (RowError error : found) {
            errors.add(error);
            rejected.putIfAbsent(row, new Rejected(row, error.code(), error.message()));
        }
    }

    boolean has(Row row) {
        return rejected.containsKey(row);
    }

    List<RowError> errors() {
        return errors;
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected.values());
    }

    /** The family goes on; what was gathered does not. */
    FamilyRules.Outcome beside(CheckedFamily family) {
        return new FamilyRules.Outcome(family, errors, rejected());
    }

    /** The family is rejected, and with it every row that nothing else is wrong with. */
    FamilyRules.Outcome all(FamilyRows rows) {
        rejectWithFamily(rows.members());
        return new FamilyRules.Outcome(null, errors, rejected());
    }

    void rejectWithFamily(List<Row> members) {
        for (Row row : members) {
            if (!has(row)) {
                add(row, Row.FAMILY_ID, "family-rejected", "the row of its family was rejected");
            }
        }
    }
}
