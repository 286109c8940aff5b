package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatus.Heard;
import id.dinsos.disbursement.central.CentralStatusCommand.Tell;
import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeDecider;
import id.dinsos.disbursement.programme.ProgrammeEvent;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a file say, told to each family's month, and how many of them the file is through
 * with: in one transaction. The dry run is the same without a transaction.
 */
final class StatusProcess {
    private final Aggregate<StatusUploadCommand, StatusUpload, StatusUploadEvent> uploads;
    private final Aggregate<CentralStatusCommand, CentralStatus, CentralStatusEvent> statuses;
    private final Aggregate<ProgrammeDecider.Command, Programme, ProgrammeEvent> programmes;
    private final CentralWords words;

    StatusProcess(
            Aggregate<StatusUploadCommand, StatusUpload, StatusUploadEvent> uploads,
            Aggregate<CentralStatusCommand, CentralStatus, CentralStatusEvent> statuses,
            Aggregate<ProgrammeDecider.Command, Programme, ProgrammeEvent> programmes,
            CentralWords words) {
        this.uploads = uploads;
        this.statuses = statuses;
        this.programmes = programmes;
        this.words = words;
    }

    /**
     * Takes a file in, where its programme is one that the ministry pays and the office follows;
     * what we pay, the bank reports. A file that came in before is known, whatever became of its
     * programme since.
     */
    void receive(UnitOfWork unit, UUID upload, StatusFileReceived file) {
        if (unit.state(uploads, upload) instanceof StatusUpload.None && !isFollowed(unit, file)) {
            throw RefusedException.of(
                    CentralCode.CENTRAL_PROGRAMME_UNFIT,
                    "no programme of this code is only followed in " + file.owner());
        }
        unit.require(uploads, upload, new StatusUploadCommand.Receive(file));
    }

    private boolean isFollowed(UnitOfWork unit, StatusFileReceived file) {
        return unit.look(programmes, Programme.idOf(file.programme()))
                        instanceof Programme.InForce known
                && known.terms().mode() == ProgrammeTerms.Mode.MIRROR
                && known.terms().covers(file.owner());
    }

    /** Takes one batch in; refused where somebody else was at it. */
    void take(
            UnitOfWork unit, UUID upload, StatusFileReceived file, int batch, List<FoundRow> rows) {
        Tally tally = tell(unit, upload, file, rows);
        unit.require(uploads, upload, new StatusUploadCommand.TakeBatch(batch, rows.size(), tally));
    }

    /** What the rows are; what they change is in the unit. */
    Tally tell(UnitOfWork unit, UUID upload, StatusFileReceived file, List<FoundRow> rows) {
        unit.needs(ids(file.programme(), rows));
        Tally tally = Tally.NONE;
        for (FoundRow row : rows) {
            tally = tally.plus(Tally.of(tell(unit, upload, file, row)));
        }
        return tally;
    }

    /** The streams that rows are about. */
    static List<UUID> ids(String programme, List<FoundRow> rows) {
        return rows.stream()
                .filter(row -> row.family() != null)
                .map(row ->
                        CentralStatus.idOf(
                                programme,
                                Objects.requireNonNull(row.family()).beneficiary(),
                                row.row().month()))
                .distinct()
                .toList();
    }

    private Heard tell(UnitOfWork unit, UUID upload, StatusFileReceived file, FoundRow found) {
        Family family = found.family();
        if (family == null) {
            return Heard.UNKNOWN;
        }
        StatusRow row = found.row();
        LocalDate since = row.since();
        CentralStatusTold told =
                new CentralStatusTold(
                        upload,
                        file.programme(),
                        file.owner(),
                        family.region(),
                        family.beneficiary(),
                        row.month(),
                        file.asOf(),
                        words.stage(row.words()),
                        row.words(),
                        since == null ? file.asOf() : since,
                        row.amountRupiah());
        UUID id = CentralStatus.idOf(file.programme(), family.beneficiary(), row.month());
        Heard heard = unit.state(statuses, id).hear(told);
        unit.require(statuses, id, new Tell(told));
        return heard;
    }

    /** A row and whose it is; null where the office knows nobody of this number. */
    record FoundRow(StatusRow row, @Nullable Family family) {}

    /** Household or person, as the programme targets, and their village. */
    record Family(UUID beneficiary, String region) {}
}
