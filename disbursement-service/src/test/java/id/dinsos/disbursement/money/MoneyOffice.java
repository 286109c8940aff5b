package id.dinsos.disbursement.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.budget.LedgerAccount;
import id.dinsos.disbursement.budget.TrialBalance;
import id.dinsos.disbursement.money.MoneyModel.Money;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeDecider;
import id.dinsos.disbursement.programme.ProgrammeEvent;
import id.dinsos.eventstore.rules.Aggregate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Two offices that do anything at any time, with programmes of households and of persons, some of
 * which exclude each other and some paid from monthly reserves. Of each command the model says
 * beforehand what must become of it.
 */
final class MoneyOffice {
    static final long AMOUNT = 200_000;
    static final long ALLOTTED = 3_000_000;
    static final int YEAR = 2026;
    private static final int ROOM = Integer.MAX_VALUE;
    private static final LocalDate LAST_DAY = LocalDate.of(YEAR, 12, 31);
    static final List<String> PEOPLE = List.of("sari", "joko", "budi", "ani", "rina");

    private static final Aggregate<ProgrammeDecider.Command, Programme, ProgrammeEvent> PROGRAMME =
            Aggregate.of(new ProgrammeDecider(rule -> List.of()));

    final MemoryLog log = new MemoryLog();
    final Map<Scheme, Money> books = new EnumMap<>(Scheme.class);
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    final Random random;
    int names;
    private final MoneyRuns runs = new MoneyRuns(this);
    private final MoneyPayments payments = new MoneyPayments(this);
    private final MoneyRecoveries recoveries = new MoneyRecoveries(this);
    private final MoneyBudgets budgets = new MoneyBudgets(this);
    final Families families;
    final MoneyModel.Entitlements entitlements = new MoneyModel.Entitlements();
    final Map<String, Integer> quotas = new TreeMap<>();
    private final Map<String, Integer> largest = new TreeMap<>();
    private int scanned;

    MoneyOffice(long seed) {
        random = new Random(seed);
        families = new Families(random);
        for (Scheme scheme : Scheme.values()) {
            books.put(scheme, new Money(scheme.funding == Funding.RESERVE, ALLOTTED));
            money(scheme).preparers.add("sari");
            note(
                    "",
                    "allot",
                    log.ask(
                            BudgetPublisher.BUDGET,
                            scheme.budget(),
                            new BudgetCommand.Allot(
                                    scheme.programme,
                                    YEAR,
                                    scheme.owner,
                                    "APBD",
                                    new Rupiah(ALLOTTED),
                                    "188/1",
                                    LAST_DAY,
                                    scheme.funding)));
        }
        for (Scheme scheme : List.of(Scheme.BLT, Scheme.ELDERLY, Scheme.VETERANS)) {
            define(scheme, 1 + random.nextInt(9));
        }
        largest.put(Scheme.SEMBAKO.programme, ROOM); // Its first runs may have none.
    }

    /** How often each command was accepted, and each refusal given: a test of the test. */
    Map<String, Integer> accepted() {
        return accepted;
    }

    Map<String, Integer> refused() {
        return refused;
    }

    void act() {
        switch (random.nextInt(27)) {
            case 0, 1 -> setAside();
            case 2 -> runs.open();
            case 3, 4, 5, 18, 19, 20, 21 -> runs.advance();
            case 6 -> runs.approve(anyRun(run -> true), any(PEOPLE));
            case 7 -> runs.end(anyRun(run -> true), random.nextInt(5) > 0);
            case 8 -> lapse(random.nextInt(40) == 0);
            case 9 -> define(any(books.keySet()), 1 + random.nextInt(9));
            case 10, 11, 12 -> live();
            case 22, 23, 24, 25 -> recoveries.touch();
            case 26 -> budgets.touch();
            default -> payments.touch();
        }
    }

    private void live() {
        if (random.nextInt(8) == 0) {
            families.nextMonth();
        }
        String what = families.live();
        if (!what.isEmpty()) {
            note("", what, "");
        }
    }

    /** A quota may be anything but less than what some run has paid or is paying. */
    private void define(Scheme scheme, int quota) {
        String programme = scheme.programme;
        int committed = money(scheme).mostPaid();
        boolean same = Integer.valueOf(quota).equals(quotas.get(programme));
        if (expect(
                same || quota >= committed ? "" : "programme-quota-below-committed",
                "define",
                log.ask(
                        PROGRAMME,
                        Programme.idOf(programme),
                        new ProgrammeDecider.Define(programme, scheme.terms(quota), committed)))) {
            quotas.put(programme, quota);
            largest.merge(programme, quota, Math::max);
        }
    }

    private void setAside() {
        Scheme scheme = any(books.keySet());
        Money money = money(scheme);
        YearMonth month = YearMonth.of(YEAR, 1).plusMonths(random.nextInt(13));
        long amount = 100_000L * (1 + random.nextInt(9)) + random.nextInt(2);
        String by = any(PEOPLE.subList(0, 2));
        Long known = money.reserves.get(month);
        String expected =
                !money.fromReserves
                        ? "budget-not-from-reserves"
                        : month.getYear() != YEAR
                                ? "budget-reserve-outside-year"
                                : known != null
                                        ? known == amount ? "" : "budget-reserve-differs"
                                        : money.closed
                                                ? "budget-year-closed"
                                                : amount > money.available()
                                                        ? "budget-exhausted"
                                                        : "";
        BudgetCommand command = new BudgetCommand.SetAside(month, new Rupiah(amount));
        if (expect(
                expected, "set-aside", log.ask(BudgetPublisher.BUDGET, scheme.budget(), command))) {
            money.reserves.put(month, amount);
            money.preparers.add(by);
        }
    }

    private void lapse(boolean inEarnest) {
        Scheme scheme = any(books.keySet());
        Money money = money(scheme);
        String by = any(PEOPLE);
        LocalDate on = inEarnest ? LAST_DAY : LAST_DAY.minusDays(1);
        String expected =
                money.preparers.contains(by)
                        ? "budget-closed-by-preparer"
                        : inEarnest ? "" : "budget-year-not-over";
        BudgetCommand command = new BudgetCommand.Lapse(on, by, money.preparers);
        if (expect(expected, "lapse", log.ask(BudgetPublisher.BUDGET, scheme.budget(), command))) {
            money.closed = true;
        }
    }

    /** Every figure of the ledger against the model's, and the trial balance. */
    void check() {
        books.forEach((scheme, money) -> {
            Allotted known = known(scheme);
            same(scheme, "allotted", known.allotted(), money.allotted);
            same(scheme, "available", known.available(), money.available());
            same(scheme, "set aside", known.setAside(), money.setAside());
            same(scheme, "reserved", known.reserved(), money.reserved());
            same(scheme, "committed", known.committed(), money.committed());
            same(scheme, "paid", known.paid(), money.paid());
            same(scheme, "lapsed", known.lapsed(), money.lapsed());
            same(
                    scheme,
                    "recovered",
                    known.balances().of(LedgerAccount.RECOVERED),
                    money.recovered);
            same(scheme, "revenue", known.balances().of(LedgerAccount.REVENUE), money.revenue);
            assertThat(money.spent()).isLessThanOrEqualTo(money.allotted);
            assertThat(TrialBalance.of(known.balances()).differenceRupiah()).isZero();
            for (Work run : money.runs) {
                for (Bucket bucket : Bucket.values()) {
                    same(scheme, bucket, account(run).in(bucket), run.in(bucket));
                }
            }
        });
    }

    /** Millions of figures: an assertion object for each would cost more than all the rest. */
    private static void same(Scheme scheme, Object what, Rupiah known, long expected) {
        if (known.amount() != expected) {
            throw new AssertionError(scheme + " " + what + ": " + known + ", not " + expected);
        }
    }

    /** One entitlement, one payment, and no month beyond the quota, after whatever happened. */
    void checkEntitlements() {
        if (scanned == entitlements.paid.size()) {
            return; // Nothing was instructed since.
        }
        scanned = entitlements.paid.size();
        MoneyScan.oneEntitlementOnePayment(log.facts(), entitlements.paid);
        books.forEach((scheme, money) -> {
            for (int month = 1; month <= 5; month++) {
                assertThat(money.given(YearMonth.of(YEAR, month)))
                        .as("places of " + scheme)
                        .isLessThanOrEqualTo(largest.getOrDefault(scheme.programme, ROOM));
            }
        });
    }

    /** The same once more from the log alone. */
    void scan() {
        MoneyScan scan = new MoneyScan(log.facts());
        scan.shiftsMeet();
        for (Scheme scheme : books.keySet()) {
            for (TrialBalance.Line line : TrialBalance.of(known(scheme).balances()).accounts()) {
                LedgerAccount account = line.account();
                assertThat(scan.balance(scheme.budget(), account))
                        .as(scheme + " " + account)
                        .isEqualTo(line.balanceRupiah());
            }
        }
    }

    /** Whether the command was accepted, which the model has said before. */
    boolean expect(String expected, String command, String answer) {
        note(expected, command, answer);
        return answer.isEmpty();
    }

    void note(String expected, String command, String answer) {
        assertThat(answer).as(command).isEqualTo(expected);
        (answer.isEmpty() ? accepted : refused)
                .merge(answer.isEmpty() ? command : answer, 1, Integer::sum);
    }

    /** Another run makes the payment out anew: it is no longer of the one that gave it up. */
    void remade(UUID payment) {
        for (Money money : books.values()) {
            for (Work run : money.runs) {
                if (run.payments.remove(payment) != null) {
                    run.remade++;
                }
            }
        }
    }

    Money money(Scheme scheme) {
        return Objects.requireNonNull(books.get(scheme));
    }

    private Allotted known(Scheme scheme) {
        return (Allotted) log.state(BudgetPublisher.BUDGET, scheme.budget());
    }

    Account account(Work run) {
        return known(run.scheme).account(run.plan.id());
    }

    @Nullable Work anyRun(Predicate<Work> suited) {
        List<Work> all = new ArrayList<>();
        books.values().forEach(money -> money.runs.stream().filter(suited).forEach(all::add));
        return all.isEmpty() ? null : any(all);
    }

    <T> T any(Collection<T> some) {
        return List.copyOf(some).get(random.nextInt(some.size()));
    }
}
