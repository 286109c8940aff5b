package id.dinsos.disbursement.budget;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.eventstore.rules.Names;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The money of one programme, owner, fiscal year and source of funds. At every moment allotted =
 * available + set aside + reserved + committed + paid + lapsed; what comes back is free again, or
 * lapses where the year is closed, and is counted as returned.
 */
public sealed interface Budget {
    /** Of what most offices pay from. */
    String USUAL_SOURCE = "APBD";

    /**
     * Money of two sources is two budgets.
     *
     * @param source of the funds, as APBD, DAU or DBHCHT
     */
    static UUID idOf(String owner, String programme, int year, String source) {
        return Names.uuid("budget", owner, programme, year, source);
    }

    /** The stand-in for the ministry's money where an office only mirrors a run. */
    static UUID idOfMirror(UUID run) {
        return Names.uuid("budget", "mirror", run);
    }

    /** No decree has been entered. */
    record None() implements Budget {}

    /** Entered, and not agreed to by a second person: there is no money yet. */
    record Proposed(BudgetAllotted allotment, String by) implements Budget {}

    /**
     * Entered. All figures are balances of its ledger.
     *
     * @param own the accounts that are no run's
     * @param reserves set aside for each month
     * @param runs one account for each run
     * @param lapsedOn null while the year is open
     * @param proposed revision or shift that a second person is still to agree to
     */
    record Allotted(
            String programme,
            int year,
            String owner,
            String source,
            Funding funding,
            Balances own,
            Map<YearMonth, Rupiah> reserves,
            Map<UUID, Account> runs,
            @Nullable LocalDate lapsedOn,
            @Nullable BudgetEvent proposed)
            implements Budget {
        public Allotted {
            reserves = Map.copyOf(reserves);
            runs = Map.copyOf(runs);
        }

        static Allotted of(BudgetAllotted event) {
            return new Allotted(
                    event.programme(),
                    event.year(),
                    event.owner(),
                    event.source(),
                    event.funding(),
                    Balances.NONE,
                    Map.of(),
                    Map.of(),
                    null,
                    null);
        }

        public Account account(UUID run) {
            return runs.getOrDefault(run, Account.EMPTY);
        }

        public Rupiah allotted() {
            return own.of(LedgerAccount.ALLOTTED);
        }

        public Rupiah available() {
            return own.of(LedgerAccount.AVAILABLE);
        }

        public Rupiah setAside() {
            return own.of(LedgerAccount.SET_ASIDE);
        }

        public Rupiah lapsed() {
            return own.of(LedgerAccount.LAPSED);
        }

        /** What a run can draw on. */
        public Rupiah free() {
            return own.of(funding.source());
        }

        public Rupiah reserved() {
            return sum(Account::reserved);
        }

        public Rupiah committed() {
            return sum(Account::committed);
        }

        public Rupiah paid() {
            return sum(Account::paid);
        }

        /** What came back and is no run's any more. */
        public Rupiah returned() {
            return sum(Account::givenBack);
        }

        /** Of the whole ledger. */
        public Balances balances() {
            Balances all = own;
            for (Account account : runs.values()) {
                all = all.plus(account.balances());
            }
            return all;
        }

        /** An event moves the money of one run at most. */
        Allotted post(Entry entry) {
            Map<Boolean, List<Posting>> lines =
                    entry.lines().stream()
                            .collect(Collectors.partitioningBy(line -> line.run() == null));
            Allotted after = with(own.post(lines.getOrDefault(true, List.of())), reserves, runs);
            List<Posting> run = lines.getOrDefault(false, List.of());
            return run.isEmpty()
                    ? after
                    : after.with(
                            Objects.requireNonNull(run.getFirst().run()),
                            account -> account.post(run));
        }

        Allotted with(UUID run, UnaryOperator<Account> change) {
            Map<UUID, Account> after = new HashMap<>(runs);
            after.put(run, change.apply(account(run)));
            return with(own, reserves, after);
        }

        Allotted withReserve(YearMonth month, Rupiah amount) {
            Map<YearMonth, Rupiah> after = new HashMap<>(reserves);
            after.put(month, amount);
            return with(own, after, runs);
        }

        Allotted closed(LocalDate on) {
            return new Allotted(
                    programme, year, owner, source, funding, own, reserves, runs, on, proposed);
        }

        Allotted with(@Nullable BudgetEvent proposal) {
            return new Allotted(
                    programme, year, owner, source, funding, own, reserves, runs, lapsedOn,
                    proposal);
        }

        private Allotted with(
                Balances balances, Map<YearMonth, Rupiah> months, Map<UUID, Account> accounts) {
            return new Allotted(
                    programme, year, owner, source, funding, balances, months, accounts, lapsedOn,
                    proposed);
        }

        private Rupiah sum(Function<Account, Rupiah> part) {
            return Rupiah.sum(runs.values().stream().map(part).toList());
        }
    }
}
