package id.dinsos.registry.version;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.intake.file.CheckedFile;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.intake.file.OpenFile;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.file.RowFile;
import id.dinsos.registry.office.RecordIds;
import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of a version, in the layout of the intake's: the list of families, and who lives in
 * them where the ministry sends that. They are read row by row; in memory are the rows of one step.
 */
final class VersionFile {
    /** Rows of one statement. */
    private static final int AT_ONCE = 5_000;

    private final FolderFile folder;
    private final RegionCode owner;
    private final RecordIds ids;

    VersionFile(FolderFile folder, RegionCode owner, RecordIds ids) {
        this.folder = folder;
        this.owner = owner;
        this.ids = ids;
    }

    /** One who lives in a family by the version. */
    record ListedMember(UUID householdId, UUID personId) {}

    /** Reads everything once; gives the hash of the list, or fails for what is no whole list. */
    String check() throws IOException {
        MessageDigest digest = sha256();
        try (RowFile rows =
                RowFile.of(
                        FileKind.FAMILIES,
                        new DigestInputStream(
                                folder.read(FolderFile.upload(FileKind.FAMILIES)), digest))) {
            if (rows.header().isOwnExport()) {
                throw new IntakeFailure(
                        "header-wrong", "berkas families adalah ekspor kantor ini sendiri");
            }
            var unused = CheckedFile.of(rows);
        }
        if (hasMembers()) {
            try (RowFile rows = open(FileKind.MEMBERS)) {
                var unused = CheckedFile.of(rows);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean hasMembers() throws IOException {
        return folder.has(FolderFile.upload(FileKind.MEMBERS));
    }

    /** Gives the families in order, some at a time, until told to stop. */
    boolean families(Predicate<List<ListedFamily>> taken) throws IOException {
        return read(
                FileKind.FAMILIES,
                row -> {
                    ListedFamily family = ListedFamily.of(row, owner, ids);
                    if (family == null) {
                        throw new IntakeFailure(
                                "version-row-without-id",
                                "baris %d tidak memuat nomor keluarga".formatted(row.line()));
                    }
                    return family;
                },
                taken);
    }

    /** Gives those who live in them; who is dead, or has no id, is nobody to compare. */
    boolean members(Predicate<List<ListedMember>> taken) throws IOException {
        return read(FileKind.MEMBERS, this::member, taken);
    }

    private @Nullable ListedMember member(Row row) {
        String family = row.familyId();
        String person = row.get("idsemesta");
        return family.isEmpty()
                        || person.isEmpty()
                        || row.get("masih_hidup").equalsIgnoreCase("TIDAK")
                ? null
                : new ListedMember(
                        ids.household(owner.code(), family), ids.person(owner.code(), person));
    }

    /** Copies the rows of some families as the intake reads them; gives about how many bytes. */
    long copy(FolderFile to, Set<UUID> wanted) throws IOException {
        long[] bytes = new long[1];
        for (FileKind kind : FileKind.values()) {
            to.write(
                    FolderFile.upload(kind),
                    out -> {
                        try (RowFile rows = open(kind);
                                CsvWriter writer = CsvWriter.builder().build(new OpenFile(out))) {
                            writer.writeRecord(rows.header().names());
                            for (Row row = rows.next(); row != null; row = rows.next()) {
                                String family = row.familyId();
                                if (!family.isEmpty()
                                        && wanted.contains(ids.household(owner.code(), family))) {
                                    writer.writeRecord(row.fields());
                                    bytes[0] += String.join(",", row.fields()).length();
                                }
                            }
                        }
                    });
        }
        return bytes[0];
    }

    private <T> boolean read(
            FileKind kind, Function<Row, @Nullable T> reading, Predicate<List<T>> taken)
            throws IOException {
        try (RowFile rows = open(kind)) {
            List<T> some = new ArrayList<>(AT_ONCE);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                T one = reading.apply(row);
                if (one != null) {
                    some.add(one);
                }
                if (some.size() == AT_ONCE) {
                    if (!taken.test(some)) {
                        return false;
                    }
                    some.clear();
                }
            }
            return some.isEmpty() || taken.test(some);
        }
    }

    private RowFile open(FileKind kind) throws IOException {
        return RowFile.of(kind, folder.read(FolderFile.upload(kind)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
