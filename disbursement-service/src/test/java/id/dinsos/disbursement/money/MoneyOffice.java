package id.dinsos.disbursement.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.Account;
import id.dinsos.disbursement.budget.Bucket;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.disbursement.budget.Budget.Allotted;
import id.dinsos.disbursement.budget.BudgetCommand;
import id.dinsos.disbursement.budget.BudgetEvent.Move;
import id.dinsos.disbursement.budget.BudgetPublisher;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.budget.LedgerAccount;
import id.dinsos.disbursement.budget.TrialBalance;
import id.dinsos.disbursement.money.MoneyModel.Money;
import id.dinsos.disbursement.money.MoneyModel.Work;
import id.dinsos.disbursement.payment.Payment;
import id.dinsos.disbursement.payment.Payment.Made;
import id.dinsos.disbursement.payment.PaymentCommand;
import id.dinsos.disbursement.payment.PaymentCommand.BankStatus;
import id.dinsos.disbursement.payment.PaymentPublisher;
import id.dinsos.disbursement.programme.Programme;
import id.dinsos.disbursement.programme.ProgrammeDecider;
import id.dinsos.disbursement.programme.ProgrammeEvent;
import id.dinsos.disbursement.programme.ProgrammeTerms;
import id.dinsos.disbursement.run.Run.Stage;
import id.dinsos.eventstore.rules.Aggregate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An office that does anything at any time: two programmes that exclude each other, one paid from
 * monthly reserves. Of each command the model says beforehand what must become of it.
 */
final class MoneyOffice {
    static final long AMOUNT = 200_000;
    static final long ALLOTTED = 6_000_000;
    static final int YEAR = 2026;
    static final String OWNER = "35.24";
    private static final LocalDate LAST_DAY = LocalDate.of(YEAR, 12, 31);
    static final List<String> PEOPLE = List.of("sari", "joko", "budi", "ani", "rina");

    private static final Aggregate<ProgrammeDecider.Define, Programme, ProgrammeEvent> PROGRAMME =
            Aggregate.of(new ProgrammeDecider(rule -> List.of()));

    final MemoryLog log = new MemoryLog();
    final Map<String, Money> books = new TreeMap<>();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    final Random random;
    int names;
    private final MoneyRuns runs = new MoneyRuns(this);
    final Families families;
    final Map<Integer, Set<Object>> used = new TreeMap<>();
    final Map<UUID, MoneyModel.Paid> paid = new TreeMap<>();
    private final Map<String, Integer> quotas = new TreeMap<>();

    MoneyOffice(long seed) {
        random = new Random(seed);
        families = new Families(random);
        for (Funding funding : Funding.values()) {
            String programme = funding.name();
            books.put(programme, new Money(funding == Funding.RESERVE, ALLOTTED));
            money(programme).preparers.add("sari");
            note(
                    "",
                    "allot",
                    log.ask(
                            BudgetPublisher.BUDGET,
                            budget(programme),
                            new BudgetCommand.Allot(
                                    programme,
                                    YEAR,
                                    OWNER,
                                    "APBD",
                                    new Rupiah(ALLOTTED),
                                    "188/1",
                                    LAST_DAY,
                                    funding)));
        }
    }

    /** How often each command was accepted, and each refusal given: a test of the test. */
    Map<String, Integer> accepted() {
        return accepted;
    }

    Map<String, Integer> refused() {
        return refused;
    }

    void act() {
        switch (random.nextInt(18)) {
            case 0, 1 -> setAside();
            case 2 -> runs.open();
            case 3, 4, 5 -> runs.advance();
            case 6 -> runs.approve(anyRun(run -> true), any(PEOPLE));
            case 7 -> runs.end(anyRun(run -> true), random.nextInt(5) > 0);
            case 8 -> lapse(random.nextInt(40) == 0);
            case 9 -> define();
            case 10, 11, 12 -> live();
            default -> touch();
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
    private void define() {
        String programme = any(books.keySet());
        int quota = 1 + random.nextInt(6);
        int committed = money(programme).mostPaid();
        ProgrammeTerms terms = MoneyRuns.terms(quota);
        boolean same = Integer.valueOf(quota).equals(quotas.get(programme));
        if (expect(
                same || quota >= committed ? "" : "programme-quota-below-committed",
                "define",
                log.ask(
                        PROGRAMME,
                        Programme.idOf(programme),
                        new ProgrammeDecider.Define(programme, terms, committed)))) {
            quotas.put(programme, quota);
        }
    }

    private void setAside() {
        String programme = any(books.keySet());
        Money money = money(programme);
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
                expected,
                "set-aside",
                log.ask(BudgetPublisher.BUDGET, budget(programme), command))) {
            money.reserves.put(month, amount);
            money.preparers.add(by);
        }
    }

    private void lapse(boolean inEarnest) {
        String programme = any(books.keySet());
        Money money = money(programme);
        String by = any(PEOPLE);
        LocalDate on = inEarnest ? LAST_DAY : LAST_DAY.minusDays(1);
        String expected =
                money.preparers.contains(by)
                        ? "budget-closed-by-preparer"
                        : inEarnest ? "" : "budget-year-not-over";
        BudgetCommand command = new BudgetCommand.Lapse(on, by, money.preparers);
        if (expect(
                expected, "lapse", log.ask(BudgetPublisher.BUDGET, budget(programme), command))) {
            money.closed = true;
        }
    }

    /** Something happens to a payment; its money moves with it or nothing does. */
    private void touch() {
        Work run = anyRun(one -> !one.payments.isEmpty());
        if (run == null) {
            return;
        }
        UUID id = any(run.payments.keySet().stream().sorted().toList());
        Made before = (Made) log.state(PaymentPublisher.PAYMENT, id);
        PaymentCommand command = command(before);
        String answer =
                log.together(() -> {
                    log.require(PaymentPublisher.PAYMENT, id, command);
                    Made after = (Made) log.state(PaymentPublisher.PAYMENT, id);
                    Move move =
                            new Move(
                                    before.state().bucket(),
                                    after.state().bucket(),
                                    after.order().amount());
                    log.require(
                            BudgetPublisher.BUDGET,
                            run.plan.budgetId(),
                            new BudgetCommand.MoveMoney(run.plan.id(), List.of(move)));
                });
        Payment after = log.state(PaymentPublisher.PAYMENT, id);
        boolean gone = money(run.plan.programme()).closed || run.stage == Stage.CLOSED;
        if (command instanceof PaymentCommand.Retry && before.state().bucket().isBack() && gone) {
            assertThat(answer).isNotEmpty();
        }
        note(answer, command.getClass().getSimpleName(), answer);
        run.payments.put(id, ((Made) after).state().bucket());
    }

    private PaymentCommand command(Made payment) {
        UUID transfer = random.nextInt(20) == 0 ? new UUID(9, 9) : payment.transfer();
        long amount = random.nextInt(20) == 0 ? 1 : AMOUNT;
        return switch (random.nextInt(13)) {
            case 0, 1, 2 -> new PaymentCommand.Send(transfer, new UUID(4, 4));
            case 3 -> new PaymentCommand.Hold("why");
            case 4 -> new PaymentCommand.Resume();
            case 5 -> new PaymentCommand.Retry(new UUID(3, names++));
            case 6 -> new PaymentCommand.Cancel("why");
            case 7 -> new PaymentCommand.Lapse();
            default ->
                    new PaymentCommand.Report(
                            transfer,
                            new Rupiah(amount),
                            any(List.of(BankStatus.values())),
                            "OTHER",
                            "B-" + random.nextInt(2),
                            LAST_DAY);
        };
    }

    /** Every figure of the ledger against the model's, and the trial balance. */
    void check() {
        books.forEach((programme, money) -> {
            Allotted known = known(programme);
            assertThat(known.available().amount()).isEqualTo(money.available());
            assertThat(known.setAside().amount()).isEqualTo(money.setAside());
            assertThat(known.reserved().amount()).isEqualTo(money.reserved());
            assertThat(known.committed().amount()).isEqualTo(money.committed());
            assertThat(known.paid().amount()).isEqualTo(money.paid());
            assertThat(known.lapsed().amount()).isEqualTo(money.lapsed());
            assertThat(money.spent()).isLessThanOrEqualTo(ALLOTTED);
            assertThat(TrialBalance.of(known.balances()).differenceRupiah()).isZero();
            for (Work run : money.runs) {
                for (Bucket bucket : Bucket.values()) {
                    assertThat(account(run).in(bucket).amount()).isEqualTo(run.in(bucket));
                }
            }
        });
    }

    /** The same once more from the log alone. */
    void scan() {
        MoneyScan scan = new MoneyScan(log.facts());
        scan.oneEntitlementOnePayment(paid);
        for (String programme : books.keySet()) {
            for (TrialBalance.Line line : TrialBalance.of(known(programme).balances()).accounts()) {
                LedgerAccount account = line.account();
                assertThat(scan.balance(budget(programme), account))
                        .as(programme + ' ' + account)
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

    Money money(String programme) {
        return Objects.requireNonNull(books.get(programme));
    }

    private Allotted known(String programme) {
        return (Allotted) log.state(BudgetPublisher.BUDGET, budget(programme));
    }

    Account account(Work run) {
        return known(run.plan.programme()).account(run.plan.id());
    }

    private static UUID budget(String programme) {
        return Budget.idOf(OWNER, programme, YEAR);
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
