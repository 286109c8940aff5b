package id.dinsos.disbursement.channel;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileResource.BankFileAnswer;
import id.dinsos.disbursement.channel.list.Letterheads;
import id.dinsos.disbursement.channel.list.PaymentList;
import id.dinsos.disbursement.channel.list.PaymentListFile;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The paper of a list from which money is handed over, and whether a paper is ours. */
@Path("/v1/bank-files")
public class PaymentListResource {
    private static final int NAME = 1;
    private static final int NIK = 2;
    private static final int AMOUNT = 3;

    /** The line about the file and the names of the columns. */
    private static final int BEFORE = 2;

    private final Caller caller;
    private final EventStore store;
    private final BankFileStore files;
    private final BankFileReadStore reads;
    private final ChannelView view;
    private final Letterheads letterheads;

    public PaymentListResource(
            Caller caller,
            EventStore store,
            BankFileStore files,
            BankFileReadStore reads,
            ChannelView view,
            Letterheads letterheads) {
        this.caller = caller;
        this.store = store;
        this.files = files;
        this.reads = reads;
        this.view = view;
        this.letterheads = letterheads;
    }

    /** To be printed and signed; that somebody had it is on record before. */
    @GET
    @Path("/{id}.pdf")
    @Produces("application/pdf")
    @RunOnVirtualThread
    public Response pdf(@PathParam("id") UUID id) {
        caller.require("preparer");
        Made file = made(Await.await(store.load(id)));
        if (!file.isHandedOver()) {
            throw RefusedException.of(
                    BankFileCode.BANK_FILE_NOT_A_LIST, "its money goes into accounts");
        }
        if (!(Await.await(store.load(file.run())).fold(RunPublisher.RUN.decider())
                instanceof Opened run)) {
            throw new IllegalStateException("a list of no run: " + id);
        }
        Await.await(reads.note(id, caller.actor()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PaymentListFile.write(list(file, run, rows(file.contentOf(id))), out);
        return Response.ok(out.toByteArray())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s.pdf\"".formatted(file.titleOf(id)))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Which list has the code that stands on a paper; what was changed since has another. */
    @GET
    @RunOnVirtualThread
    public Response byCode(@QueryParam("code") @Nullable String code) {
        caller.require("preparer", "approver", "auditor");
        String plain = PaymentList.plain(Parameters.required("code", code));
        if (plain == null) {
            throw Parameters.fault("code", "twelve digits as 0A1B-2C3D-4E5F");
        }
        UUID id =
                Await.await(view.withCode(plain))
                        .orElseThrow(() ->
                                RefusedException.of(
                                        BankFileCode.BANK_FILE_NOT_FOUND,
                                        "no list of ours has this code"));
        Stream stream = Await.await(store.load(id));
        return Answers.found(BankFileAnswer.of(id, made(stream)), stream.version());
    }

    private PaymentList list(Made file, Opened run, List<PaymentList.Row> rows) {
        var decree = run.signatures().papers().rosterDecree();
        return new PaymentList(
                letterheads.of(file.owner()),
                run.plan().terms().name(),
                run.plan().months().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")),
                file.bank(),
                decree.number(),
                decree.number().isEmpty() ? null : decree.date(),
                PaymentList.codeOf(file.sha256()),
                rows);
    }

    private List<PaymentList.Row> rows(UUID content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var piece : Await.await(files.read(content).collect().asList())) {
            all.writeBytes(piece.getBytes());
        }
        List<PaymentList.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder()
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(all.toString(StandardCharsets.UTF_8))) {
            lines.stream()
                    .skip(BEFORE)
                    .forEach(line ->
                            rows.add(
                                    new PaymentList.Row(
                                            line.getField(NAME),
                                            line.getField(NIK),
                                            Long.parseLong(line.getField(AMOUNT)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private Made made(Stream stream) {
        if (!(stream.fold(BankFileDecider.BANK_FILE.decider()) instanceof Made file)
                || !caller.covers(file.owner())) {
            throw RefusedException.of(BankFileCode.BANK_FILE_NOT_FOUND, "there is no such file");
        }
        return file;
    }
}
