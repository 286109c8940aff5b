package id.dinsos.disbursement.accountability;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.disbursement.accountability.StatementEvent.RunStatementAdded;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Journal;
import id.dinsos.disbursement.channel.BankBatch.Made;
import id.dinsos.disbursement.channel.BankFileDecider;
import id.dinsos.disbursement.channel.BankFileReadStore;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.form.FileForms;
import id.dinsos.disbursement.handover.HandOver.Entered;
import id.dinsos.disbursement.handover.HandOverDecider;
import id.dinsos.disbursement.handover.HandOverEvent.HandOverProofAdded;
import id.dinsos.disbursement.handover.HandOverView;
import id.dinsos.disbursement.handover.ProofFile;
import id.dinsos.disbursement.reconciliation.ReportFile;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.work.Csv;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventCodec;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Stream;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The file of accountability (SPJ) of a run as one archive: papers and signatures, who decided
 * what, the roster with every verdict, every payment, the files that left, the reports that came,
 * the hand-overs with their proofs, signed statements, what the treasury received back, the ledger,
 * and the hashes of all of it.
 */
@Path("/v1/runs/{id}/accountability.zip")
public class AccountabilityResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final UUID FIRST = new UUID(0, 0);

    private final Caller caller;
    private final EventStore store;
    private final RunStore runs;
    private final BundleStore bundle;
    private final BankFileStore files;
    private final BankFileReadStore reads;
    private final FileForms forms;
    private final ReportFile reports;
    private final HandOverView handOvers;
    private final ProofFile proofs;
    private final Views views;
    private final BundleTablesStore tables;
    private final Zones zones;
    private final ObjectMapper mapper = EventCodec.mapper();

    public AccountabilityResource(
            Caller caller,
            EventStore store,
            RunStore runs,
            BundleStore bundle,
            BankFileStore files,
            BankFileReadStore reads,
            FileForms forms,
            ReportFile reports,
            HandOverView handOvers,
            ProofFile proofs,
            Views views,
            BundleTablesStore tables,
            Zones zones) {
        this.caller = caller;
        this.store = store;
        this.runs = runs;
        this.bundle = bundle;
        this.files = files;
        this.reads = reads;
        this.forms = forms;
        this.reports = reports;
        this.handOvers = handOvers;
        this.proofs = proofs;
        this.views = views;
        this.tables = tables;
        this.zones = zones;
    }

    /** It holds account numbers: that somebody had it is on record before, with each file. */
    @GET
    @Produces("application/zip")
    @RunOnVirtualThread
    public Response archive(@PathParam("id") UUID id) {
        caller.require("preparer");
        Opened run = Await.await(runs.get(id, caller)).run();
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        List<UUID> all = Await.await(bundle.files(id));
        for (UUID file : all) {
            Await.await(reads.note(file, caller.actor()));
        }
        StreamingOutput body = out -> write(run, all, out);
        return Response.ok(body)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"SPJ_%s_%s.zip\""
                                .formatted(run.plan().programme(), run.plan().months().getLast()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private void write(Opened run, List<UUID> all, OutputStream out) throws IOException {
        try (BundleFile zip = new BundleFile(out)) {
            zip.add(
                    "run.json",
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(of(run)));
            zip.add("decisions.csv", tables.decisions(run));
            zip.add("roster.csv", to -> tables.roster(run, to));
            zip.add("payments.csv", to -> payments(run.id(), to));
            zip.add("treasury-receipts.csv", tables.receipts(run));
            statements(zip, run.id());
            files(zip, all);
            for (UUID report : Await.await(bundle.reports(run.id()))) {
                zip.add("bank-reports/" + report, reports.read(report));
            }
            handOvers(zip, run.id());
            Stream budget = Await.await(store.load(run.plan().budgetId()));
            if (budget.fold(BudgetPublisher.BUDGET.decider()) instanceof Budget.Allotted known) {
                zip.add(
                        "ledger.csv",
                        Journal.csv(budget, known.funding(), zones.of(known.owner())));
            }
        }
    }

    /** Who decided what, by which papers, over which list. */
    private static Map<String, Object> of(Opened run) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", run.id());
        all.put("plan", run.plan());
        all.put("state", run.stage());
        all.put("rosterHash", run.rosterHash());
        all.put("totals", run.totals());
        all.put("papers", run.signatures().papers());
        all.put("preparedBy", run.signatures().preparers());
        all.put("approvedBy", run.signatures().approvers());
        all.put("releasedBy", run.signatures().releasers());
        return all;
    }

    private void payments(UUID run, OutputStream out) throws IOException {
        write(out, "payment;beneficiary;village;month;amount_rupiah;state;reason;since\r\n");
        UUID after = FIRST;
        while (true) {
            List<BundleStore.Line> some = Await.await(bundle.payments(run, after));
            if (some.isEmpty()) {
                return;
            }
            StringBuilder text = new StringBuilder();
            for (BundleStore.Line line : some) {
                text.append(
                        "%s;%s;%s;%s;%d;%s;%s;%s\r\n"
                                .formatted(
                                        line.id(),
                                        line.beneficiary(),
                                        Csv.sheet(line.region()),
                                        Csv.sheet(line.month()),
                                        line.amountRupiah(),
                                        line.state(),
                                        Csv.sheet(line.reason()),
                                        line.since()));
            }
            write(out, text.toString());
            after = some.getLast().id();
        }
    }

    private void files(BundleFile zip, List<UUID> all) throws IOException {
        for (UUID id : all) {
            if (Await.await(store.load(id)).fold(BankFileDecider.BANK_FILE.decider())
                    instanceof Made file) {
                String name =
                        "bank-files/%s.%s"
                                .formatted(file.titleOf(id), forms.named(file.form()).extension());
                zip.add(
                        name,
                        out -> {
                            for (var piece :
                                    Await.await(
                                            files.read(file.contentOf(id)).collect().asList())) {
                                out.write(piece.getBytes());
                            }
                        });
            }
        }
    }

    private void handOvers(BundleFile zip, UUID run) throws IOException {
        for (UUID id : Await.await(handOvers.of(run))) {
            if (Await.await(store.load(id)).fold(HandOverDecider.HAND_OVER.decider())
                    instanceof Entered entered) {
                String folder = "hand-overs/" + entered.content().number().replace('/', '-');
                zip.add(
                        folder + "/record.json",
                        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(entered));
                for (HandOverProofAdded proof : entered.proofs()) {
                    String end = proof.mediaType().replaceAll(".*/", "");
                    byte[] bytes = proofs.bytes(id, proof.proof());
                    zip.add(folder + "/" + proof.proof() + "." + end, to -> to.write(bytes));
                }
            }
        }
    }

    private void statements(BundleFile zip, UUID run) throws IOException {
        UUID id = Statements.idOf(run);
        for (RunStatementAdded one :
                Await.await(store.load(id)).fold(StatementDecider.STATEMENTS.decider()).all()) {
            String name =
                    "statements/%s_%s_%s.%s"
                            .formatted(
                                    one.kind(),
                                    one.number().replace('/', '-'),
                                    one.statement(),
                                    one.mediaType().replaceAll(".*/", ""));
            byte[] bytes = proofs.bytes(id, one.statement());
            zip.add(name, to -> to.write(bytes));
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
