package id.dinsos.disbursement.central;

import static id.dinsos.disbursement.central.CentralPublisher.CENTRAL;
import static id.dinsos.disbursement.central.StatusUploadDecider.UPLOAD;
import static id.dinsos.eventstore.rules.ProcessSpec.events;
import static id.dinsos.eventstore.rules.ProcessSpec.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.central.CentralStatusEvent.CentralStatusTold;
import id.dinsos.disbursement.central.StatusProcess.Family;
import id.dinsos.disbursement.central.StatusProcess.FoundRow;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusBatchTaken;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileAccepted;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileReceived;
import id.dinsos.disbursement.central.StatusUploadEvent.StatusFileTried;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammePublisher;
import id.dinsos.eventstore.rules.DeciderSpec;
import id.dinsos.eventstore.rules.Refusal.FieldError;
import id.dinsos.testkit.OfficeWords;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The ministry's newest word counts, in whatever order its files come. */
class StatusProcessTest {
    private static final UUID FILE = new UUID(0, 1);
    private static final UUID FAMILY = new UUID(0, 2);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID STATUS = CentralStatus.idOf("PKH", FAMILY, MONTH);
    private static final StatusFileReceived RECEIVED = received(DAY);
    private static final Tally TALLY = new Tally(1, 0, 0, 0, 0, 0, 1);

    private final StatusProcess process =
            new StatusProcess(
                    UPLOAD,
                    CENTRAL,
                    ProgrammePublisher.PROGRAMME,
                    new CentralWordsWiring().words(Optional.empty()));
    private final DeciderSpec<StatusUploadCommand, StatusUpload, StatusUploadEvent> file =
            DeciderSpec.of(new StatusUploadDecider());
    private final DeciderSpec<CentralStatusCommand, CentralStatus, CentralStatusEvent> status =
            DeciderSpec.of(new CentralStatusDecider());

    @Test
    void a_batch_tells_each_family_and_counts_whom_nobody_knows() {
        given(UPLOAD, FILE, RECEIVED, new StatusFileTried(TALLY), new StatusFileAccepted("sari"))
                .and(CENTRAL, STATUS)
                .when(unit ->
                        process.take(
                                unit,
                                FILE,
                                RECEIVED,
                                0,
                                List.of(row("GAGAL OMSPAN"), new FoundRow(one("SI"), null))))
                .then(
                        events(STATUS, told(DAY, "GAGAL OMSPAN", CentralStage.ACCOUNT_FAILED)),
                        events(FILE, new StatusBatchTaken(0, 2, TALLY)));
    }

    @Test
    void a_batch_is_taken_in_once_and_none_before_somebody_has_accepted_the_dry_run() {
        given(UPLOAD, FILE, RECEIVED, new StatusFileTried(TALLY))
                .when(unit -> process.take(unit, FILE, RECEIVED, 0, List.of(row("SI"))))
                .thenRefused(CentralCode.CENTRAL_BATCH_TAKEN);
        given(
                        UPLOAD,
                        FILE,
                        RECEIVED,
                        new StatusFileTried(TALLY),
                        new StatusFileAccepted("sari"),
                        new StatusBatchTaken(0, 1, Tally.NONE))
                .when(unit -> process.take(unit, FILE, RECEIVED, 0, List.of(row("SI"))))
                .thenRefused(CentralCode.CENTRAL_BATCH_TAKEN);
    }

    @Test
    void an_older_file_never_undoes_a_newer_one_and_the_same_again_changes_nothing() {
        CentralStatusTold known = told(DAY, "SI", CentralStage.STANDING_INSTRUCTION);
        CentralStatusTold older = told(DAY.minusDays(3), "SPM", CentralStage.PAYMENT_ORDER);
        CentralStatusTold newer = told(DAY.plusDays(3), "TOP UP", CentralStage.TOP_UP);

        status.given(known).when(tell(older)).thenNothing();
        status.given(known).when(tell(known)).thenNothing();
        status.given(known).when(tell(newer)).then(newer);
        status.given(newer).when(tell(known)).thenNothing();
    }

    @Test
    void what_is_only_said_again_of_a_later_day_keeps_since_when_it_stands_there() {
        CentralStatusTold known = told(DAY, "SI", CentralStage.STANDING_INSTRUCTION);
        CentralStatusTold again = told(DAY.plusDays(9), "SI", CentralStage.STANDING_INSTRUCTION);

        status.given(known).when(tell(again)).then(again.since(DAY));
        status.given(known, again.since(DAY))
                .when(tell(told(DAY.plusDays(5), "SPM", CentralStage.PAYMENT_ORDER)))
                .thenNothing();
    }

    @Test
    void of_two_words_of_one_day_the_first_stands_and_the_other_is_counted() {
        CentralStatusTold known = told(DAY, "SI", CentralStage.STANDING_INSTRUCTION);
        CentralStatusTold other = told(DAY, "EXCLUDE", CentralStage.EXCLUDED);

        status.given(known).when(tell(other)).thenNothing();
        assertThat(new CentralStatus.Followed(known).hear(other))
                .isEqualTo(CentralStatus.Heard.CONTRADICTING);
    }

    @Test
    void a_file_is_known_by_its_bytes_tried_before_it_is_accepted_and_accepted_once() {
        file.given().when(new StatusUploadCommand.Receive(RECEIVED)).then(RECEIVED);
        file.given(RECEIVED).when(new StatusUploadCommand.Receive(RECEIVED)).thenNothing();
        file.given()
                .when(new StatusUploadCommand.Accept("sari"))
                .thenRefused(CentralCode.CENTRAL_FILE_NOT_FOUND);
        file.given(RECEIVED)
                .when(new StatusUploadCommand.Accept("sari"))
                .thenRefused(CentralCode.CENTRAL_FILE_NOT_TRIED);
        file.given(RECEIVED)
                .when(new StatusUploadCommand.Try(TALLY))
                .then(new StatusFileTried(TALLY));
        file.given(RECEIVED, new StatusFileTried(TALLY))
                .when(new StatusUploadCommand.Try(TALLY))
                .thenNothing();
        file.given(RECEIVED, new StatusFileTried(TALLY))
                .when(new StatusUploadCommand.Accept("sari"))
                .then(new StatusFileAccepted("sari"));
        file.given(RECEIVED, new StatusFileTried(TALLY), new StatusFileAccepted("sari"))
                .when(new StatusUploadCommand.Accept("budi"))
                .thenNothing();
    }

    @Test
    void the_same_bytes_of_another_day_are_another_file() {
        UUID today = StatusUpload.idOf("35.24", "PKH", DAY, "00ff");

        assertThat(StatusUpload.idOf("35.24", "PKH", DAY, "00ff")).isEqualTo(today);
        assertThat(StatusUpload.idOf("35.24", "PKH", DAY.plusDays(1), "00ff")).isNotEqualTo(today);
        assertThat(StatusUpload.idOf("35.24", "PKH", DAY, "00fe")).isNotEqualTo(today);
    }

    @Test
    void a_file_of_a_programme_nobody_follows_is_refused_and_one_that_is_known_stays_so() {
        UUID programme = Programme.idOf("PKH");

        given(UPLOAD, FILE)
                .and(ProgrammePublisher.PROGRAMME, programme)
                .when(unit -> process.receive(unit, FILE, RECEIVED))
                .thenRefused(CentralCode.CENTRAL_PROGRAMME_UNFIT);
        given(UPLOAD, FILE, RECEIVED)
                .and(ProgrammePublisher.PROGRAMME, programme)
                .when(unit -> process.receive(unit, FILE, RECEIVED))
                .thenNothing();
    }

    @Test
    void the_longest_words_that_are_known_decide_and_what_is_new_is_no_fault() {
        CentralWords words = new CentralWordsWiring().words(Optional.empty());

        assertThat(words.stage("exclude - Pekerjaan (ASN)")).isEqualTo(CentralStage.EXCLUDED_JOB);
        assertThat(words.stage("EXCLUDE")).isEqualTo(CentralStage.EXCLUDED);
        assertThat(words.stage("Top-Up 2")).isEqualTo(CentralStage.TOP_UP);
        assertThat(words.stage("Tidak memenuhi komitmen")).isEqualTo(CentralStage.COMMITMENT_UNMET);
        assertThat(words.stage("EXCLUDE - KOMITMEN PENDIDIKAN"))
                .isEqualTo(CentralStage.COMMITMENT_UNMET);
        assertThat(words.stage("SISA KUOTA")).isEqualTo(CentralStage.OTHER);
    }

    @Test
    void each_stage_is_told_to_a_family_in_both_languages_and_without_a_code() {
        List<String> faults = new ArrayList<>();
        for (CentralStage stage : CentralStage.values()) {
            faults.addAll(OfficeWords.faults(stage.name(), stage.textId(), stage.textEn()));
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void each_fault_of_a_row_is_named_by_line_and_column() {
        List<FieldError> errors = new ArrayList<>();
        StatusColumns columns =
                StatusColumns.of(
                                List.of(
                                        "Nama",
                                        "NIK",
                                        "Periode",
                                        "Status",
                                        "Tanggal_Status",
                                        "Nominal"),
                                DAY,
                                errors)
                        .orElseThrow();

        assertThat(
                        columns.read(
                                2,
                                List.of("Siti", "3524010101800001", "2026-11", "SI", "", "600000"),
                                errors))
                .hasValue(new StatusRow("3524010101800001", MONTH, "SI", null, 600_000L));
        assertThat(errors).isEmpty();
        assertThat(
                        columns.read(
                                3,
                                List.of(
                                        "Siti",
                                        "3.52401E+15",
                                        "11/2026",
                                        "A.N. 3524010101800001",
                                        "2026-11-21",
                                        "Rp600.000"),
                                errors))
                .isEmpty();
        assertThat(columns.read(4, List.of("Siti"), errors)).isEmpty();
        assertThat(errors.stream().map(FieldError::pointer).distinct())
                .containsExactly(
                        "/line/3/nik",
                        "/line/3/periode",
                        "/line/3/status",
                        "/line/3/tanggal_status",
                        "/line/3/nominal",
                        "/line/4/nik",
                        "/line/4/periode",
                        "/line/4/status");
        assertThat(StatusColumns.of(List.of("nik", "nik", "status"), DAY, errors)).isEmpty();
        assertThat(errors.stream().map(FieldError::code))
                .contains("column-twice", "column-missing");
    }

    private static StatusFileReceived received(LocalDate day) {
        return new StatusFileReceived(new UUID(0, 9), "35.24", "PKH", day, 2, "00ff", "sari");
    }

    private static CentralStatusCommand tell(CentralStatusTold row) {
        return new CentralStatusCommand.Tell(row);
    }

    private static FoundRow row(String words) {
        return new FoundRow(one(words), new Family(FAMILY, "35.24.05.2001"));
    }

    private static StatusRow one(String words) {
        return new StatusRow("3524010101800001", MONTH, words, null, 600_000L);
    }

    private static CentralStatusTold told(LocalDate asOf, String words, CentralStage stage) {
        return new CentralStatusTold(
                FILE,
                "PKH",
                "35.24",
                "35.24.05.2001",
                FAMILY,
                MONTH,
                asOf,
                stage,
                words,
                asOf,
                600_000L);
    }
}
