package id.dinsos.disbursement.rail;

import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.form.RailForm;
import id.dinsos.disbursement.rail.RailBatch.Sent;
import id.dinsos.disbursement.reconciliation.BankReport;
import id.dinsos.disbursement.reconciliation.BankReportDecider;
import id.dinsos.disbursement.reconciliation.ReportFile;
import id.dinsos.disbursement.reconciliation.ReportJob;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.eventstore.work.Await;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A file that leaves over the rail, with its transfers; and what the rail has said, written. */
@Singleton
public class RailStore {
    private static final byte[] EMPTY = ",\n{}]}\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = "\n]}\n".getBytes(StandardCharsets.UTF_8);

    /** What a bank's report says of a transfer that was never made. */
    private static final String NEVER_CAME = "RAIL-NEVER-CAME";

    private final EventStore store;
    private final CommandHandler handler;
    private final BankFileStore files;
    private final ReportFile reports;
    private final ReportJob settle;
    private final Zones zones;
    private final RailProcess process = new RailProcess(RailDecider.RAIL, BankReportDecider.REPORT);

    public RailStore(
            EventStore store,
            CommandHandler handler,
            BankFileStore files,
            ReportFile reports,
            ReportJob settle,
            Zones zones) {
        this.store = store;
        this.handler = handler;
        this.files = files;
        this.reports = reports;
        this.settle = settle;
        this.zones = zones;
    }

    /** A file of the rail; none where it is another's. */
    Optional<Made> file(UUID id) {
        return Await.await(store.load(id)).fold(BankFileDecider.BANK_FILE.decider())
                                instanceof Made made
                        && RailForm.G2P.name().equals(made.form())
                ? Optional.of(made)
                : Optional.empty();
    }

    Stream batch(UUID file) {
        return Await.await(store.load(RailBatch.idOf(file)));
    }

    /** What is sent: the file without the empty instruction that ends its lines. */
    byte[] bytes(UUID id, Made file) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var piece : Await.await(files.read(file.contentOf(id)).collect().asList())) {
            all.writeBytes(piece.getBytes());
        }
        byte[] written = all.toByteArray();
        ByteArrayOutputStream sent = new ByteArrayOutputStream(written.length);
        sent.write(written, 0, written.length - EMPTY.length);
        sent.writeBytes(END);
        return sent.toByteArray();
    }

    Map<UUID, Long> transfers(UUID id, Made file) {
        Map<UUID, Long> found = new LinkedHashMap<>();
        Await.await(files.all(file.contentOf(id)))
                .forEach(line -> found.put(line.transfer(), line.amountRupiah()));
        return found;
    }

    /**
     * Takes an answer in, under the report that it makes; the same again changes nothing, and is
     * not written again either: an open batch is asked for every half minute.
     *
     * @param sent how far the batch had come before
     * @return false where there was nothing to settle
     */
    boolean take(UUID id, Made file, Sent sent, RailAnswer answer, Request request, String by) {
        RailAnswer.Taken taken = answer.of(id, transfers(id, file));
        for (RailAnswer.Line line : taken.lines()) {
            Optional<String> fault =
                    ReportFile.fault(line.fields(), request.at(), zones.of(file.owner()));
            if (fault.isPresent()) {
                throw RefusedException.of(RailCode.RAIL_ANSWER_UNREADABLE, fault.get());
            }
        }
        if (taken.lines().isEmpty()) {
            return false;
        }
        String sha256 = sha256(taken.csv());
        if (sent.reports().contains(BankReport.idOf(file.owner(), sha256))) {
            return true;
        }
        UUID batch = RailBatch.idOf(id);
        UUID report = written(file, taken);
        Await.await(
                handler.handle(
                        "RailAnswer",
                        List.of(batch, report),
                        batch,
                        unit -> process.answer(unit, batch, report, sha256, taken, by),
                        request));
        settle.ask(report);
        return true;
    }

    /** It never came, and two officers have ended it: all of its transfers failed. */
    Done ended(UUID id, Made file, Request request, String by) {
        RailAnswer.Taken taken =
                RailAnswer.refused(
                        transfers(id, file), NEVER_CAME, zones.day(file.owner(), request.at()));
        UUID batch = RailBatch.idOf(id);
        UUID report = written(file, taken);
        Done done =
                Await.await(
                        handler.handle(
                                "RailEnd",
                                List.of(batch, report),
                                batch,
                                unit ->
                                        process.end(
                                                unit,
                                                batch,
                                                report,
                                                sha256(taken.csv()),
                                                taken.lines().size(),
                                                by),
                                request));
        settle.ask(report);
        return done;
    }

    /** The rail would not take the batch: all of its transfers failed. */
    void refused(UUID id, Made file, String code, Request request, String by) {
        RailAnswer.Taken taken =
                RailAnswer.refused(
                        transfers(id, file), code, zones.day(file.owner(), request.at()));
        UUID batch = RailBatch.idOf(id);
        UUID report = written(file, taken);
        Await.await(
                handler.handle(
                        "RailRefusal",
                        List.of(batch, report),
                        batch,
                        unit ->
                                process.refuse(
                                        unit,
                                        batch,
                                        report,
                                        sha256(taken.csv()),
                                        code,
                                        taken.lines().size(),
                                        by),
                        request));
        settle.ask(report);
    }

    /** Durable before the log speaks of it. */
    private UUID written(Made file, RailAnswer.Taken taken) {
        byte[] bytes = taken.csv().getBytes(StandardCharsets.UTF_8);
        UUID report = BankReport.idOf(file.owner(), sha256(taken.csv()));
        reports.write(report, out -> out.write(bytes));
        return report;
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** How far the batch has come; none where nothing of it is about to leave. */
    static Optional<Sent> sent(Stream batch) {
        return batch.fold(RailDecider.RAIL.decider()) instanceof Sent known
                ? Optional.of(known)
                : Optional.empty();
    }
}
