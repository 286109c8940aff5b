package id.dinsos.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.bank.BankSimulator;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import id.dinsos.demo.people.Arrivals;
import id.dinsos.demo.run.Funds;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import id.dinsos.demo.run.Payout;
import id.dinsos.demo.run.Unpaid;
import id.dinsos.demo.run.Why;
import id.dinsos.regency.Regency;
import id.dinsos.regency.Veterans;
import id.dinsos.regency.Veterans.Fate;
import id.dinsos.regency.Veterans.Veteran;
import id.dinsos.regency.Veterans.Widow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A year of tali asih for the veterans of Kutai Timur: twelve monthly entries into the reserve,
 * deaths meanwhile, one payout, to the widow where there is one, and what is left lapses.
 */
final class VeteransYear {
    private static final int MONTHS = 12;
    private static final int DAY_OF_DEATH = 17;

    private final Desk desk;
    private final Regency.Settings settings;
    private final Path folder;
    private final Order order;
    private final PayRun run;
    private final Funds funds;
    private final Arrivals arrivals;

    /** The year of a month, or the next one not paid yet. */
    VeteransYear(Desk desk, YearMonth month, Regency.Settings settings, Path folder)
            throws IOException {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        ObjectNode terms = Order.terms("/programmes/TALI_ASIH_VETERAN.json");
        // Twelve entries come before the payout, so it falls into December.
        terms.withObject("/schedule").putArray("months").add(MONTHS);
        List<YearMonth> december = List.of(month.withMonth(MONTHS));
        this.order =
                new Order(
                        Order.TALI_ASIH,
                        terms,
                        PayRun.free(desk, Order.TALI_ASIH, december, MONTHS, true));
        this.run = new PayRun(desk, order);
        this.funds = new Funds(desk, order);
        this.arrivals = new Arrivals(desk, settings, folder);
    }

    /** Runs the year, and says who of the veterans asks why. */
    List<Why.Question> run() throws IOException, InterruptedException {
        Veterans.Made made =
                desk.make(
                        "veterans",
                        "A third office: the veterans of Kutai Timur, and who inherits from them",
                        this::load);
        desk.step(
                "reserves",
                "Tali asih %d: twelve entries into the reserve, and deaths meanwhile"
                        .formatted(order.year()),
                () -> reserve(made.veterans()));
        int leftOut =
                desk.make(
                        "veterans freeze",
                        "Freeze the roster of %s; one more dies before the payment"
                                .formatted(order.period()),
                        () -> freeze(made));
        desk.step(
                "veterans payout",
                "One payout for the year; what is left of the reserve lapses",
                () -> payOut(made, leftOut));
        return List.of(
                question(
                        made,
                        Fate.DIES_LEAVING_A_WIDOW,
                        "a veteran who died; his widow is paid",
                        Why.ENTITLED),
                question(made, Fate.DIES_ALONE, "a veteran who died and left nobody", "no-heir"));
    }

    private Veterans.Made load() throws IOException, InterruptedException {
        Veterans.Made made = Veterans.write(settings, folder);
        arrivals.regions(Veterans.OWNER);
        arrivals.load(
                List.of(
                        new Arrivals.Part(
                                Veterans.OWNER,
                                made.files(),
                                made.veterans().size(),
                                made.members())));
        arrivals.each("accounts of widows", made.veterans(), this::account);
        desk.screen()
                .note(
                        "%d veterans, %d of them dead already; %d widows are named as heirs"
                                .formatted(
                                        made.veterans().size(),
                                        widowed(made),
                                        made.veterans().stream()
                                                .filter(one -> one.widow().isPresent())
                                                .count()));
        return made;
    }

    private void account(Veteran veteran) {
        if (veteran.widow().isPresent()) {
            Widow widow = veteran.widow().get();
            arrivals.account(record(widow.id()), widow.bank(), widow.account(), widow.name());
        }
    }

    /** A twelfth of a year's need each month; deaths are reported in the month they happen. */
    private void reserve(List<Veteran> veterans) {
        run.define();
        long year = Math.multiplyExact(veterans.size(), order.eachRupiah());
        long month = year / MONTHS;
        funds.allot(year, Funds.Funding.RESERVE);
        for (int number = 1; number <= MONTHS; number++) {
            funds.setAside(YearMonth.of(order.year(), number), month);
            for (Veteran veteran : veterans) {
                if (veteran.diesInMonth() == number) {
                    dies(veteran, LocalDate.of(order.year(), number, DAY_OF_DEATH));
                }
            }
        }
        desk.screen().note("twelve times " + Screen.rupiah(month) + " are set aside");
        desk.check(
                order.named("set aside"),
                month * MONTHS,
                funds.now().path("setAsideRupiah").asLong());
        desk.refused(
                "A thirteenth entry",
                () -> funds.setAside(YearMonth.of(order.year() + 1, 1), month));
    }

    /** A death of an earlier demo stays as it was reported. */
    private void dies(Veteran veteran, LocalDate day) {
        String who = record(veteran.dies());
        if (arrivals.isAlive(who)) {
            arrivals.died(who, day);
            desk.screen().note("%s: %s".formatted(day, told(veteran.fate())));
        }
    }

    private static String told(Fate fate) {
        return switch (fate) {
            case DIES_LEAVING_A_WIDOW -> "a veteran dies; his widow inherits";
            case DIES_ALONE, DIES_AFTER_THE_FREEZE -> "a veteran dies and leaves nobody";
            case WIDOW_DIES -> "a widow dies; the claim ends with her";
            case LIVES, LEFT_A_WIDOW -> "lives on";
        };
    }

    /** Freezes, lets one more die, and waits until that is known; how many are left out by it. */
    private int freeze(Veterans.Made made) throws InterruptedException {
        Veteran late = made.of(Fate.DIES_AFTER_THE_FREEZE).getFirst();
        boolean alive = arrivals.isAlive(record(late.id()));
        int paid = paid(made);
        int eligible = paid + (alive ? 1 : 0);
        run.foresee(eligible);
        run.freeze(new PayRun.Expected(made.veterans().size(), eligible, 0, 0));
        new Unpaid(desk, run).showExcluded(made.veterans().size() - eligible);
        if (alive) {
            dies(late, LocalDate.now(desk.clock()));
            run.foresee(paid);
        }
        return eligible - paid;
    }

    private void payOut(Veterans.Made made, int leftOut) throws IOException, InterruptedException {
        Payout payout = new Payout(desk, run, settings.seed() + order.year(), folder);
        BankSimulator.Outcomes outcomes = payout.pay(paid(made), leftOut, Optional.empty());
        int heirs = made.of(Fate.DIES_LEAVING_A_WIDOW).size() + made.of(Fate.LEFT_A_WIDOW).size();
        Set<String> widows = new HashSet<>();
        for (Veteran veteran : made.veterans()) {
            veteran.widow().ifPresent(widow -> widows.add(widow.name()));
        }
        int inherited = payout.paidTo(widows);
        desk.screen().note("%d of them went to widows, as heirs".formatted(inherited));
        desk.check(order.named("paid to widows"), heirs, inherited);
        int kept = outcomes.credited() + outcomes.unknown() + outcomes.silent();
        funds.lapse((made.veterans().size() - kept) * order.eachRupiah());
        funds.showTrialBalance();
    }

    private static int paid(Veterans.Made made) {
        return made.of(Fate.LIVES).size()
                + made.of(Fate.DIES_LEAVING_A_WIDOW).size()
                + made.of(Fate.LEFT_A_WIDOW).size();
    }

    private Why.Question question(Veterans.Made made, Fate fate, String who, String because) {
        Veteran veteran = made.of(fate).getFirst();
        return new Why.Question(order, who, record(veteran.id()), because);
    }

    private String record(String idSemesta) {
        return arrivals.record(Veterans.OWNER, idSemesta);
    }

    private static int widowed(Veterans.Made made) {
        return made.of(Fate.LEFT_A_WIDOW).size() + made.of(Fate.WIDOW_DIES).size();
    }
}
