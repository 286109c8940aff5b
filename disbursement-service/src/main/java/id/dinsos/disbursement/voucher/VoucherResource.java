package id.dinsos.disbursement.voucher;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.run.Run;
import id.dinsos.disbursement.run.RunStore;
import id.dinsos.disbursement.stock.Item;
import id.dinsos.disbursement.stock.StockStore;
import id.dinsos.disbursement.voucher.VoucherBodies.EndBody;
import id.dinsos.disbursement.voucher.VoucherBodies.IssueBody;
import id.dinsos.disbursement.voucher.VoucherBodies.RefusalBody;
import id.dinsos.disbursement.voucher.VoucherBodies.VoucherAnswer;
import id.dinsos.disbursement.voucher.VoucherBodies.VoucherBookAnswer;
import id.dinsos.disbursement.voucher.VoucherBodies.VoucherList;
import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherEvent.VouchersIssued;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.Done;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.UnitOfWork;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Vouchers for goods: made out by one, agreed to by another, until each has its end. */
@Path("/v1/voucher-books")
@RunOnVirtualThread
public class VoucherResource {
    private static final String LIST = "voucher-books";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Each sets goods aside on its own, all in one transaction. */
    private static final int MOST = 500;

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final RunStore runs;
    private final StockStore stock;
    private final VoucherStore listed;
    private final VoucherNumbers numbers;
    private final Views views;
    private final Pages pages;
    private final Zones zones;
    private final VoucherProcess process = VoucherProcess.ours();

    public VoucherResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            RunStore runs,
            StockStore stock,
            VoucherStore listed,
            KeyedHash hash,
            Views views,
            Pages pages,
            Zones zones) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.runs = runs;
        this.stock = stock;
        this.listed = listed;
        this.numbers = new VoucherNumbers(hash::uuid);
        this.views = views;
        this.pages = pages;
        this.zones = zones;
    }

    /** For those of a village whom a run entitles; all that they are worth is set aside. */
    @POST
    public Response issue(IssueBody body) {
        caller.require("preparer");
        Run.Opened run = Await.await(runs.get(body.runId(), caller)).run();
        String owner = run.plan().owner();
        Request request = caller.requestOnce(RegionCode.of(owner), "voucher-book", body);
        UUID id = caller.newId("voucher-book");
        return Answers.created(
                "/v1/voucher-books",
                Await.await(handler.repeatable(request, () -> issued(id, run, body, request))));
    }

    private Uni<Done> issued(UUID id, Run.Opened run, IssueBody body, Request request) {
        String owner = run.plan().owner();
        LocalDate until = Objects.requireNonNull(body.until());
        LocalDate today = zones.day(owner, request.at());
        if (until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            throw RefusedException.of(
                    VoucherCode.VOUCHER_DATE_IMPLAUSIBLE,
                    "vouchers are good until a day that is to come, within a year");
        }
        List<UUID> families =
                stock.entitled(
                        run, Objects.requireNonNull(body.month()), body.village(), body.families());
        if (families.isEmpty()) {
            throw RefusedException.of(VoucherCode.VOUCHERS_NOBODY, "the run does not entitle them");
        }
        if (families.size() > MOST) {
            throw RefusedException.of(
                    VoucherCode.VOUCHERS_TOO_MANY,
                    "at most %d vouchers are made out at once".formatted(MOST));
        }
        VouchersIssued issued = new VouchersIssued(body.issue(owner, families), caller.actor());
        return handler.handle(
                "IssueVouchers",
                List.of(id, body.warehouseId(), Item.idOf(owner, body.item())),
                id,
                unit -> process.issue(unit, id, issued),
                request);
    }

    /**
     * All of an office, or those among which a voucher's number is.
     *
     * @param number as it stands on the paper
     */
    @GET
    public Pages.Page<VoucherStore.ListedBook> list(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("number") @Nullable String number,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        int size = Pages.limit(limit);
        UUID after = pages.after(LIST, cursor).uuid();
        VoucherNumber of =
                number == null
                        ? null
                        : VoucherNumber.read(number)
                                .orElseThrow(
                                        () -> Parameters.fault("number", "as 35.24/2026/000123"));
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        return pages.page(
                LIST,
                Await.await(listed.page(mine.code(), of, after, size + 1)),
                size,
                one -> Pages.place(one.id()));
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        caller.require("preparer", "approver", "auditor");
        var stream = Await.await(store.load(id));
        Issued book =
                VoucherBook.seen(stream.fold(VoucherDecider.VOUCHERS.decider()), caller::covers);
        return Answers.found(
                new VoucherBookAnswer(
                        id,
                        book.issue(),
                        book.stage(),
                        book.by(),
                        book.issue().families().size(),
                        (int)
                                book.ended().values().stream()
                                        .filter(end -> end.how() == VoucherBook.End.REDEEMED)
                                        .count(),
                        book.open().size(),
                        book.replacements()),
                stream.version());
    }

    /** With the code of each, to be printed: who has it may fetch the goods. */
    @GET
    @Path("/{id}/vouchers")
    public VoucherList vouchers(@PathParam("id") UUID id) {
        caller.require("preparer");
        Issued book = book(id);
        return new VoucherList(
                book.issue().families().stream()
                        .map(family ->
                                new VoucherAnswer(
                                        family,
                                        book.number(family),
                                        numbers.of(id, family, book.paper(family)),
                                        book.state(family)))
                        .toList());
    }

    /** By somebody who did not make them out; each takes its number. */
    @POST
    @Path("/{id}/approval")
    public Response approve(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        return dated("ApproveVouchers", id, (unit, today) -> process.approve(unit, id, today, by));
    }

    /** They are not given out. */
    @POST
    @Path("/{id}/refusal")
    public Response refuse(@PathParam("id") UUID id, RefusalBody body) {
        caller.require("approver", "preparer");
        String by = caller.actor();
        return changed("RefuseVouchers", id, unit -> process.refuse(unit, id, body.reason(), by));
    }

    /** One is worth nothing any more; its goods are in stock again. */
    @POST
    @Path("/{id}/cancellations")
    public Response cancel(@PathParam("id") UUID id, EndBody body) {
        caller.require("preparer");
        String by = caller.actor();
        return changed(
                "CancelVoucher",
                id,
                unit -> process.cancel(unit, id, body.familyId(), body.reason(), by));
    }

    /** Their last day is over: the goods of those who did not come are in stock again. */
    @POST
    @Path("/{id}/lapse")
    public Response lapse(@PathParam("id") UUID id) {
        caller.require("approver");
        String by = caller.actor();
        return dated("LapseVouchers", id, (unit, today) -> process.lapse(unit, id, today, by));
    }

    /** A step that asks which day it is at the office. */
    private Response dated(String operation, UUID id, BiConsumer<UnitOfWork, LocalDate> work) {
        String owner = book(id).issue().owner();
        Request request = caller.requestIfMatch();
        LocalDate today = zones.day(owner, request.at());
        return Answers.changed(
                Await.await(
                        handler.handle(
                                operation,
                                List.of(id),
                                id,
                                unit -> work.accept(unit, today),
                                request)));
    }

    private Response changed(String operation, UUID id, Consumer<UnitOfWork> work) {
        return Answers.changed(
                Await.await(
                        handler.handle(operation, List.of(id), id, work, caller.requestIfMatch())));
    }

    private Issued book(UUID id) {
        return VoucherBook.seen(
                Await.await(store.load(id)).fold(VoucherDecider.VOUCHERS.decider()),
                caller::covers);
    }
}
