package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.beneficiary.BeneficiaryStore;
import id.dinsos.disbursement.beneficiary.Payee;
import id.dinsos.disbursement.channel.BankFileReadStore;
import id.dinsos.disbursement.channel.list.Letterheads;
import id.dinsos.disbursement.channel.list.VoucherSheet;
import id.dinsos.disbursement.channel.list.VoucherSheet.Voucher;
import id.dinsos.disbursement.channel.list.VoucherSheetFile;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.stock.Item;
import id.dinsos.disbursement.stock.Item.Defined;
import id.dinsos.disbursement.stock.ItemDecider;
import id.dinsos.disbursement.stock.Stock.Open;
import id.dinsos.disbursement.stock.StockDecider;
import id.dinsos.disbursement.voucher.VoucherBook.Issued;
import id.dinsos.disbursement.voucher.VoucherBook.Stage;
import id.dinsos.disbursement.voucher.VoucherEvent.Issue;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.secret.KeyedHash;
import id.dinsos.eventstore.work.Await;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Vouchers on paper: the sheets of a village, or the one that replaces a lost one. */
@Path("/v1/voucher-books/{id}.pdf")
public class VoucherSheetResource {
    private final Caller caller;
    private final EventStore store;
    private final BeneficiaryStore beneficiaries;
    private final BankFileReadStore reads;
    private final Letterheads letterheads;
    private final VoucherNumbers numbers;

    public VoucherSheetResource(
            Caller caller,
            EventStore store,
            BeneficiaryStore beneficiaries,
            BankFileReadStore reads,
            Letterheads letterheads,
            KeyedHash hash) {
        this.caller = caller;
        this.store = store;
        this.beneficiaries = beneficiaries;
        this.reads = reads;
        this.letterheads = letterheads;
        this.numbers = new VoucherNumbers(hash::uuid);
    }

    /**
     * Those that are good, to be printed and cut apart; that somebody had them is on record before.
     *
     * @param family one alone
     */
    @GET
    @Produces("application/pdf")
    @RunOnVirtualThread
    public Response pdf(@PathParam("id") UUID id, @QueryParam("family") @Nullable UUID family) {
        caller.require("preparer");
        Issued book =
                VoucherBook.seen(
                        Await.await(store.load(id)).fold(VoucherDecider.VOUCHERS.decider()),
                        caller::covers);
        if (book.stage() != Stage.APPROVED) {
            throw RefusedException.of(
                    VoucherCode.VOUCHERS_NOT_APPROVED, "the vouchers are " + book.stage());
        }
        List<UUID> good =
                book.open().stream().filter(one -> family == null || one.equals(family)).toList();
        if (family != null && !book.issue().families().contains(family)) {
            throw RefusedException.of(
                    VoucherCode.VOUCHER_NOT_FOUND, "none was made out for this family");
        }
        if (good.isEmpty()) {
            throw RefusedException.of(VoucherCode.VOUCHER_SPENT, "none of them is good any more");
        }
        Await.await(reads.note(id, caller.actor()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VoucherSheetFile.write(sheet(id, book, good), out);
        Issue issue = book.issue();
        return Response.ok(out.toByteArray())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"kupon_%s_%s_%s.pdf\""
                                .formatted(issue.item(), issue.month(), issue.village()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private VoucherSheet sheet(UUID id, Issued book, List<UUID> families) {
        Issue issue = book.issue();
        if (!(Await.await(store.load(issue.run())).fold(RunPublisher.RUN.decider())
                        instanceof Opened run)
                || !(Await.await(store.load(issue.warehouse())).fold(StockDecider.STOCK.decider())
                        instanceof Open warehouse)
                || !(Await.await(store.load(Item.idOf(issue.owner(), issue.item())))
                                .fold(ItemDecider.ITEM.decider())
                        instanceof Defined item)) {
            throw new IllegalStateException("vouchers of no run, warehouse or item: " + id);
        }
        Map<UUID, Payee> signers =
                Await.await(beneficiaries.signers(run.plan().terms(), issue.owner(), families));
        var numbered = book.numbered();
        return new VoucherSheet(
                letterheads.of(issue.owner()),
                run.plan().terms().name(),
                issue.month().toString(),
                issue.village(),
                warehouse.about().name(),
                "%d %s %s"
                        .formatted(
                                issue.perFamily(),
                                item.definition().unit(),
                                item.definition().name()),
                numbered == null ? null : numbered.on(),
                issue.until(),
                families.stream()
                        .map(family -> voucher(id, book, family, signers.get(family)))
                        .toList());
    }

    /** A family whose payee is not known any more has a place to write on. */
    private Voucher voucher(UUID id, Issued book, UUID family, @Nullable Payee payee) {
        String code = numbers.of(id, family, book.paper(family));
        return new Voucher(
                Objects.toString(book.number(family), ""),
                payee == null ? "" : payee.name(),
                payee == null ? "" : payee.nik(),
                code,
                "%s/%s".formatted(id, code).toUpperCase(Locale.ROOT));
    }
}
