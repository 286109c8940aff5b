package id.dinsos.disbursement.stock;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.channel.BankFileReadStore;
import id.dinsos.disbursement.channel.list.GoodsList;
import id.dinsos.disbursement.channel.list.GoodsListFile;
import id.dinsos.disbursement.channel.list.Letterheads;
import id.dinsos.disbursement.channel.list.PaymentList;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.stock.Distribution.Planned;
import id.dinsos.disbursement.stock.DistributionEvent.DistributionRecorded;
import id.dinsos.disbursement.stock.DistributionEvent.Plan;
import id.dinsos.disbursement.stock.Item.Defined;
import id.dinsos.disbursement.stock.ItemEvent.ItemDefined;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The papers of a distribution: the list that families sign, and the record of the hand-over. */
@Path("/v1/distributions/{id}.pdf")
public class GoodsListResource {
    private final Caller caller;
    private final EventStore store;
    private final BeneficiaryStore beneficiaries;
    private final BankFileReadStore reads;
    private final Letterheads letterheads;

    public GoodsListResource(
            Caller caller,
            EventStore store,
            BeneficiaryStore beneficiaries,
            BankFileReadStore reads,
            Letterheads letterheads) {
        this.caller = caller;
        this.store = store;
        this.beneficiaries = beneficiaries;
        this.reads = reads;
        this.letterheads = letterheads;
    }

    /** To be printed and signed; that somebody had it is on record before. */
    @GET
    @Produces("application/pdf")
    @RunOnVirtualThread
    public Response pdf(@PathParam("id") UUID id) {
        caller.require("preparer");
        if (!(Await.await(store.load(id)).fold(DistributionDecider.DISTRIBUTION.decider())
                        instanceof Planned known)
                || !caller.covers(known.plan().owner())) {
            throw RefusedException.of(
                    StockCode.DISTRIBUTION_NOT_FOUND, "no such distribution is planned");
        }
        Plan plan = known.plan();
        if (!(Await.await(store.load(plan.run())).fold(RunPublisher.RUN.decider())
                        instanceof Opened run)
                || !(Await.await(store.load(plan.warehouse())).fold(StockDecider.STOCK.decider())
                        instanceof Open warehouse)) {
            throw new IllegalStateException("a distribution of no run or warehouse: " + id);
        }
        Await.await(reads.note(id, caller.actor()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoodsListFile.write(list(id, known, run, warehouse), out);
        return Response.ok(out.toByteArray())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s_%s_%s.pdf\""
                                .formatted(plan.item(), plan.month(), plan.village()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private GoodsList list(UUID id, Planned known, Opened run, Open warehouse) {
        Plan plan = known.plan();
        var decree = run.signatures().papers().rosterDecree();
        DistributionRecorded record = known.record();
        ItemDefined item = item(plan.owner(), plan.item());
        return new GoodsList(
                letterheads.of(plan.owner()),
                run.plan().terms().name(),
                plan.month().toString(),
                plan.village(),
                decree.number(),
                decree.number().isEmpty() ? null : decree.date(),
                warehouse.about().name(),
                plan.on(),
                "%d %s %s".formatted(plan.perFamily(), item.unit(), item.name()),
                rows(plan, run),
                sums(id, plan, item, warehouse),
                record == null
                        ? null
                        : new GoodsList.Record(record.number(), record.on(), known.received()),
                PaymentList.codeOf(plan.hash()));
    }

    /**
     * By who signs for each; a family whose payee is not known any more has a place to write on.
     */
    private List<GoodsList.Row> rows(Plan plan, Opened run) {
        Map<UUID, Payee> signers =
                Await.await(
                        beneficiaries.signers(run.plan().terms(), plan.owner(), plan.families()));
        List<GoodsList.Row> rows = new ArrayList<>();
        for (UUID family : plan.families()) {
            Payee payee = signers.get(family);
            rows.add(
                    payee == null
                            ? new GoodsList.Row("", "")
                            : new GoodsList.Row(payee.name(), payee.nik()));
        }
        return rows;
    }

    /** Thing by thing as it was set aside; where it was given up, by what was planned. */
    private List<GoodsList.Sum> sums(UUID id, Plan plan, ItemDefined item, Open warehouse) {
        Map<String, Long> all = warehouse.setAside(id);
        if (all.isEmpty()) {
            all =
                    Map.of(
                            plan.item(),
                            Math.multiplyExact(plan.perFamily(), (long) plan.families().size()));
        }
        List<GoodsList.Sum> sums = new ArrayList<>();
        all.forEach((code, quantity) -> {
            ItemDefined thing = code.equals(plan.item()) ? item : item(plan.owner(), code);
            sums.add(new GoodsList.Sum(thing.name(), thing.unit(), quantity));
        });
        return sums;
    }

    private ItemDefined item(String owner, String code) {
        if (Await.await(store.load(Item.idOf(owner, code))).fold(ItemDecider.ITEM.decider())
                instanceof Defined(ItemDefined known)) {
            return known;
        }
        throw new IllegalStateException("goods of no item: " + code);
    }
}
