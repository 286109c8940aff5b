package id.dinsos.registry.intake.load;

import id.dinsos.eventstore.file.SharedFiles;
import id.dinsos.eventstore.log.Fence;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.FolderFile;
import id.dinsos.registry.intake.file.Header;
import id.dinsos.registry.intake.file.RejectFile;
import id.dinsos.registry.intake.file.Rejected;
import id.dinsos.registry.intake.file.Row;
import id.dinsos.registry.intake.file.RowFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What an intake gives back grows with each batch: its rejected rows and, where it is a trial, what
 * would change. Each batch adds files of its own, which count from the moment at which the
 * checkpoint names them; what a worker has written whose checkpoint never came is in no list.
 */
final class PartFile {
    private static final long HEAD = -1;

    private final Intake intake;
    private final FolderFile folder;
    private final RejectFile families;
    private final RejectFile members;
    private final ZoneId zone;

    PartFile(Intake intake, FolderFile folder, RowFile families, RowFile members, ZoneId zone) {
        this.intake = intake;
        this.folder = folder;
        this.families = new RejectFile(families.header(), families.separator());
        this.members = new RejectFile(members.header(), members.separator());
        this.zone = zone;
    }

    /** The first line of each file: they are there from the start. */
    List<Part> heads() throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(write(FolderFile.rejected(FileKind.FAMILIES), HEAD, families.head()));
        parts.add(write(FolderFile.rejected(FileKind.MEMBERS), HEAD, members.head()));
        // The list a reviewer has seen stays as it was.
        if (intake.trial()) {
            parts.add(write(FolderFile.CHANGES, HEAD, ChangeFile.head()));
        }
        return parts;
    }

    /**
     * @param place how many rows were read before the batch
     */
    List<Part> of(BatchResult batch, long place) throws IOException {
        List<Part> parts = new ArrayList<>(0);
        for (FileKind kind : FileKind.values()) {
            List<Rejected> rejected =
                    batch.rejected().stream().filter(one -> one.row().file() == kind).toList();
            if (!rejected.isEmpty()) {
                RejectFile file = kind == FileKind.FAMILIES ? families : members;
                parts.add(write(FolderFile.rejected(kind), place, file.rows(rejected, this::asOf)));
            }
        }
        if (!batch.changes().isEmpty()) {
            parts.add(write(FolderFile.CHANGES, place, ChangeFile.rows(batch.changes())));
        }
        return parts;
    }

    private Part write(String file, long place, SharedFiles.Content content) throws IOException {
        String name = FolderFile.part(file, place, Fence.currentNumber());
        folder.write(name, content);
        return new Part(file, place, name);
    }

    /** As of when a row was first said. */
    private LocalDate asOf(Row row) {
        LocalDate file = intake.asOf(zone);
        try {
            LocalDate said = LocalDate.parse(row.get(Header.AS_OF));
            return said.isBefore(file) ? said : file;
        } catch (DateTimeException e) {
            return file;
        }
    }

    /**
     * A part of a file that grows.
     *
     * @param name under which it lies
     */
    record Part(String file, long place, String name) {}
}
