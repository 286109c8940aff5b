package id.dinsos.disbursement.voucher;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.accountability.SheetFile;
import id.dinsos.disbursement.voucher.VoucherBodies.CheckBody;
import id.dinsos.disbursement.voucher.VoucherBodies.EndBody;
import id.dinsos.disbursement.voucher.VoucherBodies.RedemptionBody;
import id.dinsos.disbursement.voucher.VoucherBodies.RefusalBody;
import id.dinsos.disbursement.voucher.VoucherBodies.Settlement;
import id.dinsos.disbursement.voucher.VoucherBodies.VoucherCheck;
import id.dinsos.disbursement.voucher.VoucherBook.Ended;
import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherBook.Stage;
import id.dinsos.disbursement.voucher.VoucherNumbers.Paper;
import id.dinsos.eventstore.http.Answers;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.log.Request;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.view.Views;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A voucher in somebody's hands: asked about, redeemed once, replaced where it is lost. */
@Path("/v1/voucher-books")
@RunOnVirtualThread
public class RedemptionResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** More vouchers than that are asked for in shorter times. */
    private static final int MOST = 50_000;

    private static final List<String> COLUMNS =
            List.of("outlet", "redeemed_on", "number", "village", "item", "quantity");

    private final Caller caller;
    private final CommandHandler handler;
    private final EventStore store;
    private final VoucherStore listed;
    private final VoucherNumbers numbers;
    private final Views views;
    private final Zones zones;
    private final Clock clock;
    private final VoucherProcess process = VoucherProcess.ours();

    public RedemptionResource(
            Caller caller,
            CommandHandler handler,
            EventStore store,
            VoucherStore listed,
            KeyedHash hash,
            Views views,
            Zones zones,
            Clock clock) {
        this.caller = caller;
        this.handler = handler;
        this.store = store;
        this.listed = listed;
        this.numbers = new VoucherNumbers(hash::uuid);
        this.views = views;
        this.zones = zones;
        this.clock = clock;
    }

    /** Whether a code is one of ours and good; nothing of whose it is. */
    @POST
    @Path("/{id}/checks")
    public VoucherCheck check(@PathParam("id") UUID id, CheckBody body) {
        caller.require("preparer", "approver", "auditor");
        Issued book = book(id);
        Paper paper = paper(id, book, body.code());
        UUID family = paper.family();
        boolean current = paper.paper() == book.paper(family);
        Ended end = book.ended().get(family);
        var numbered = book.numbered();
        LocalDate until = book.issue().until();
        return new VoucherCheck(
                current
                        && end == null
                        && book.stage() == Stage.APPROVED
                        && !zones.day(book.issue().owner(), clock.instant()).isAfter(until),
                current ? book.state(family) : "REPLACED",
                book.number(family, paper.paper()),
                book.issue().item(),
                book.issue().perFamily(),
                numbered == null ? null : numbered.on(),
                until,
                end == null ? null : end.on(),
                end == null ? null : end.outlet());
    }

    /** A family has come; several outlets may ask at once, and each voucher counts once. */
    @POST
    @Path("/{id}/redemptions")
    public Response redeem(@PathParam("id") UUID id, RedemptionBody body) {
        caller.require("preparer");
        Issued book = book(id);
        Paper paper = paper(id, book, body.code());
        String owner = book.issue().owner();
        Request request =
                caller.requestOnce(RegionCode.of(owner), "voucher-redemption " + id, body);
        LocalDate today = zones.day(owner, request.at());
        String by = caller.actor();
        return Answers.changed(
                Await.await(
                        handler.handle(
                                "RedeemVoucher",
                                List.of(id, book.issue().warehouse()),
                                id,
                                unit -> process.redeem(unit, id, paper, today, body.outlet(), by),
                                request)));
    }

    /** A paper is lost: it stays good until a second person agrees to another. */
    @POST
    @Path("/{id}/replacements")
    public Response askReplacement(@PathParam("id") UUID id, EndBody body) {
        caller.require("preparer");
        return changed(
                id,
                new VoucherCommand.AskReplacement(body.familyId(), body.reason(), caller.actor()));
    }

    /** From now on the lost paper is worth nothing, and another is printed for the family. */
    @POST
    @Path("/{id}/replacements/{family}/approval")
    public Response replace(@PathParam("id") UUID id, @PathParam("family") UUID family) {
        caller.require("approver");
        return changed(id, new VoucherCommand.Replace(family, caller.actor()));
    }

    /** The paper was found again, or nobody agrees to another: the one there is stays good. */
    @POST
    @Path("/{id}/replacements/{family}/withdrawal")
    public Response withdraw(
            @PathParam("id") UUID id, @PathParam("family") UUID family, RefusalBody body) {
        caller.require("preparer", "approver");
        return changed(
                id, new VoucherCommand.WithdrawReplacement(family, body.reason(), caller.actor()));
    }

    /**
     * What outlets have handed over against vouchers from one day to another: item by item, or as
     * CSV voucher by voucher.
     *
     * @param outlet one alone
     * @param form {@code json} or {@code csv}
     */
    @GET
    @Path("/settlement")
    public Response settlement(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("outlet") @Nullable String outlet,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("form") @DefaultValue("json") String form) {
        caller.require("preparer", "approver", "auditor");
        RegionCode mine = owner == null ? caller.region() : Parameters.region("owner", owner);
        caller.over(mine);
        LocalDate first = Parameters.required("from", from);
        LocalDate last = Parameters.required("to", to);
        if (last.isBefore(first)) {
            throw Parameters.fault("to", "a day that is not before from");
        }
        if (!List.of("json", "csv").contains(form)) {
            throw Parameters.fault("form", "json or csv");
        }
        var unused = Await.await(views.upToDate("ledger", PATIENCE));
        if (form.equals("json")) {
            return Response.ok(
                            new Settlement(
                                    mine.code(),
                                    first,
                                    last,
                                    Await.await(listed.settled(mine.code(), outlet, first, last))),
                            "application/json")
                    .build();
        }
        List<List<String>> rows =
                Await.await(listed.redeemed(mine.code(), outlet, first, last, MOST + 1));
        if (rows.size() > MOST) {
            throw Parameters.fault("to", "a shorter time: at most %d vouchers".formatted(MOST));
        }
        return SheetFile.csvFile("kupon_%s_%s".formatted(first, last), COLUMNS, rows);
    }

    private Response changed(UUID id, VoucherCommand command) {
        return Answers.changed(
                Await.await(
                        handler.handle(
                                VoucherDecider.VOUCHERS, id, command, caller.requestIfMatch())));
    }

    private Issued book(UUID id) {
        return VoucherBook.seen(
                Await.await(store.load(id)).fold(VoucherDecider.VOUCHERS.decider()),
                caller::covers);
    }

    private Paper paper(UUID id, Issued book, String code) {
        return numbers.find(code, id, book)
                .orElseThrow(() ->
                        RefusedException.of(
                                VoucherCode.VOUCHER_NOT_FOUND,
                                "none of these vouchers has this code"));
    }
}
