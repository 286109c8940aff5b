package id.dinsos.registry.intake.file;

import java.util.List;

/**
 * All rows of both files under one id.
 *
 * @param families one where the file is sound; none for stray members, more where it repeats itself
 * @param oversized more rows than a family can have; they were cut into pieces
 */
public record FamilyRows(String id, List<Row> families, List<Row> members, boolean oversized) {
    public FamilyRows {
        families = List.copyOf(families);
        members = List.copyOf(members);
    }
}
