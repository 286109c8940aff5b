package id.dinsos.disbursement.budget;

import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Pages;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The trial balance of an authority over HTTP, by programme, year and source of the money. */
@Path("/v1/budgets/trial-balance")
public class TrialBalanceResource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::programme)
                    .thenComparing(Key::year)
                    .thenComparing(Key::source);

    private static final UUID FIRST = new UUID(0, 0);

    private final Caller caller;
    private final EventStore store;
    private final BudgetView budgets;
    private final Views views;

    public TrialBalanceResource(Caller caller, EventStore store, BudgetView budgets, Views views) {
        this.caller = caller;
        this.store = store;
        this.budgets = budgets;
        this.views = views;
    }

    /**
     * Sums over the budgets of the owner and of the regions below.
     *
     * @param source left out: all
     */
    @GET
    public Uni<Books> books(
            @QueryParam("owner") String owner,
            @QueryParam("year") @DefaultValue("0") int year,
            @QueryParam("source") @DefaultValue("") String source) {
        caller.require("preparer", "approver", "auditor");
        caller.over(Parameters.region("owner", owner));
        if (year == 0) {
            throw Parameters.fault("year", "a fiscal year");
        }
        return views.upToDate("ledger", PATIENCE)
                .flatMap(known -> all(owner, FIRST))
                .map(found ->
                        found.stream()
                                .filter(budget -> budget.year() == year)
                                .filter(budget ->
                                        source.isEmpty() || budget.source().equals(source))
                                .toList())
                .map(found -> Books.of(owner, year, found));
    }

    private Uni<List<Allotted>> all(String owner, UUID after) {
        return budgets.of(owner, after, Pages.MAX)
                .flatMap(ids ->
                        store.loadAll(ids)
                                .map(streams ->
                                        ids.stream()
                                                .map(id -> BudgetResource.folded(streams, id))
                                                .filter(Allotted.class::isInstance)
                                                .map(Allotted.class::cast)
                                                .toList())
                                .flatMap(page ->
                                        ids.size() < Pages.MAX
                                                ? Uni.createFrom().item(page)
                                                : all(owner, ids.getLast())
                                                        .map(rest -> joined(page, rest))));
    }

    private static List<Allotted> joined(List<Allotted> page, List<Allotted> rest) {
        List<Allotted> all = new ArrayList<>(page);
        all.addAll(rest);
        return all;
    }

    private record Key(String programme, int year, String source) {}

    /** All that was asked for. */
    public record Books(
            String owner,
            int year,
            List<Book> items,
            long debitRupiah,
            long creditRupiah,
            long differenceRupiah) {
        public Books {
            items = List.copyOf(items);
        }

        static Books of(String owner, int year, List<Allotted> budgets) {
            Map<Key, List<Allotted>> groups = new TreeMap<>(ORDER);
            for (Allotted one : budgets) {
                groups.computeIfAbsent(
                                new Key(one.programme(), one.year(), one.source()),
                                key -> new ArrayList<>())
                        .add(one);
            }
            List<Book> items =
                    groups.entrySet().stream()
                            .map(group -> Book.of(group.getKey(), group.getValue()))
                            .toList();
            long debits = items.stream().mapToLong(Book::debitRupiah).sum();
            long credits = items.stream().mapToLong(Book::creditRupiah).sum();
            return new Books(owner, year, items, debits, credits, debits - credits);
        }
    }

    /** One programme, year and source. */
    public record Book(
            String programme,
            int year,
            String source,
            int budgets,
            List<TrialBalance.Line> accounts,
            long debitRupiah,
            long creditRupiah,
            long differenceRupiah) {
        public Book {
            accounts = List.copyOf(accounts);
        }

        static Book of(Key key, List<Allotted> budgets) {
            Balances sum = Balances.NONE;
            for (Allotted budget : budgets) {
                sum = sum.plus(budget.balances());
            }
            TrialBalance balance = TrialBalance.of(sum);
            return new Book(
                    key.programme,
                    key.year,
                    key.source,
                    budgets.size(),
                    balance.accounts(),
                    balance.debitRupiah(),
                    balance.creditRupiah(),
                    balance.differenceRupiah());
        }
    }
}
