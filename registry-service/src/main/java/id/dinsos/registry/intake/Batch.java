package id.dinsos.registry.intake;

import java.util.List;

/** Families that are taken in with one commit. */
record Batch(List<FamilyRows> families, long bytesDone) {
    Batch {
        families = List.copyOf(families);
    }

    String lastFamilyId() {
        return families.getLast().id();
    }

    /** The same rows give the same number again after a crash, since batches follow the file. */
    long firstLine() {
        FamilyRows first = families.getFirst();
        return first.families().isEmpty()
                ? -first.members().getFirst().line()
                : first.families().getFirst().line();
    }
}
