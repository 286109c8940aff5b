package id.dinsos.registry.intake.file;

import java.util.List;

/** Families that are taken in with one commit. */
public record Batch(List<FamilyRows> families, long bytesDone) {
    public Batch {
        families = List.copyOf(families);
    }

    public String lastFamilyId() {
        return families.getLast().id();
    }

    /** How many rows of one file are in it. */
    public long rows(FileKind file) {
        return families.stream()
                .mapToLong(rows ->
                        file == FileKind.FAMILIES ? rows.families().size() : rows.members().size())
                .sum();
    }

    /** The same rows give the same number again after a crash, since batches follow the file. */
    public long firstLine() {
        FamilyRows first = families.getFirst();
        return first.families().isEmpty()
                ? -first.members().getFirst().line()
                : first.families().getFirst().line();
    }
}
