package id.dinsos.disbursement.channel;

import id.dinsos.disbursement.calendar.CalendarDecider;
import id.dinsos.disbursement.calendar.CutOffProcess;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;

/** Bank files over HTTP: looked at, downloaded with the same bytes for ever, released. */
@Path("/v1/bank-files")
public class BankFileResource {
    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final BankFileStore files;
    private final BankFileReadStore reads;
    private final FileForms forms;
    private final SendJob send;
    private final ReplaceJob replace;
    private final Zones zones;
    private final CutOffProcess cutOffs = new CutOffProcess(CalendarDecider.CALENDAR);
    private final ReleaseProcess process =
            new ReleaseProcess(RunPublisher.RUN, BankFileDecider.BANK_FILE);
    private final ReplaceProcess replacing =
            new ReplaceProcess(BankFileDecider.BANK_FILE, PaymentPublisher.PAYMENT);

    public BankFileResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            BankFileStore files,
            BankFileReadStore reads,
            FileForms forms,
            SendJob send,
            ReplaceJob replace,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.files = files;
        this.reads = reads;
        this.forms = forms;
        this.send = send;
        this.replace = replace;
        this.zones = zones;
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        return loaded(id)
                .map(found -> Answers.found(BankFileAnswer.of(id, found.file), found.version));
    }

    /**
     * The bytes, streamed; only those who prepare payments may have the account numbers, and that
     * they had them is on record before.
     */
    @GET
    @Path("/{id}.csv")
    @Produces("text/csv")
    public Multi<Buffer> download(@PathParam("id") UUID id) {
        return download(id, "csv");
    }

    /** A file that is written in ISO 20022. */
    @GET
    @Path("/{id}.xml")
    @Produces("application/xml")
    public Multi<Buffer> iso(@PathParam("id") UUID id) {
        return download(id, "xml");
    }

    /** The batch that leaves over the rail, byte for byte: as JSON its pieces would be a list. */
    @GET
    @Path("/{id}.json")
    @Produces("application/octet-stream")
    public Multi<Buffer> batch(@PathParam("id") UUID id) {
        return download(id, "json");
    }

    private Multi<Buffer> download(UUID id, String extension) {
        caller.require("preparer");
        return RestMulti.fromUniResponse(
                loaded(id)
                        .invoke(found -> isWrittenAs(found.file, extension))
                        .call(found -> reads.note(id, caller.actor())),
                found -> files.read(found.file.contentOf(id)),
                found ->
                        java.util.Map.of(
                                "Digest",
                                List.of("sha-256=" + base64(found.file.sha256())),
                                "Content-Disposition",
                                List.of(
                                        "attachment; filename=\"%s.%s\""
                                                .formatted(found.file.titleOf(id), extension)),
                                "Cache-Control",
                                List.of("no-store")));
    }

    private void isWrittenAs(Made file, String extension) {
        String own = forms.named(file.form()).extension();
        if (!own.equals(extension)) {
            throw RefusedException.of(
                    BankFileCode.BANK_FILE_NOT_FOUND, "the file is there as ." + own);
        }
    }

    /** Who has fetched the file, the newest first. */
    @GET
    @Path("/{id}/reads")
    public Uni<List<BankFileReadStore.Read>> reads(@PathParam("id") UUID id) {
        caller.require("auditor");
        return loaded(id).flatMap(found -> reads.of(id));
    }

    @POST
    @Path("/{id}/release")
    public Uni<Response> release(@PathParam("id") UUID id) {
        caller.require("preparer");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return handler.handle(
                        "Release",
                        List.of(id),
                        id,
                        unit -> {
                            String owner = process.owner(unit, id);
                            cutOffs.release(unit, owner, zones.of(owner), request.at());
                            process.release(unit, id, by, zones.day(owner, request.at()));
                        },
                        request)
                .invoke(done -> send.ask(id))
                .map(Answers::changed);
    }

    /** A stopped file is given up; another leaves in its place, without what is held. */
    @POST
    @Path("/{id}/replacement")
    public Uni<Response> replace(@PathParam("id") UUID id) {
        caller.require("preparer");
        String by = caller.actor();
        Request request = caller.requestIfMatch();
        return loaded(id)
                .flatMap(found ->
                        files.transfersWith(found.file.contentOf(id), found.file.stopped()))
                .flatMap(transfers ->
                        handler.handle(
                                "Replace",
                                List.of(id),
                                id,
                                unit -> replacing.replace(unit, id, by, transfers),
                                request))
                .invoke(done -> replace.ask(id))
                .map(Answers::changed);
    }

    private Uni<Loaded> loaded(UUID id) {
        return store.load(id)
                .map(stream -> {
                    if (!(stream.fold(BankFileDecider.BANK_FILE.decider()) instanceof Made file)
                            || !caller.covers(file.owner())) {
                        throw RefusedException.of(
                                BankFileCode.BANK_FILE_NOT_FOUND, "there is no such file");
                    }
                    return new Loaded(file, stream.version());
                });
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /** A bank file as callers see it. */
    public record BankFileAnswer(
            UUID id,
            UUID runId,
            String title,
            String bank,
            String form,
            int lines,
            long controlSumRupiah,
            String sha256,
            BankBatch.State state,
            int linesSent,
            int held,
            List<UUID> replacedBy) {
        static BankFileAnswer of(UUID id, Made file) {
            return new BankFileAnswer(
                    id,
                    file.run(),
                    file.titleOf(id),
                    file.bank(),
                    Objects.requireNonNullElse(file.form(), ""),
                    file.lines(),
                    file.controlSum().amount(),
                    file.sha256(),
                    file.state(),
                    file.linesSent(),
                    file.stopped().size(),
                    file.replacedBy() == null ? List.of() : file.replacedBy());
        }
    }

    private record Loaded(Made file, int version) {}
}
