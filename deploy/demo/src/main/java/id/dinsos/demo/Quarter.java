package id.dinsos.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import id.dinsos.demo.people.Arrivals;
import id.dinsos.demo.run.Funds;
import id.dinsos.demo.run.Order;
import id.dinsos.demo.run.PayRun;
import id.dinsos.demo.run.Payout;
import id.dinsos.demo.run.Totals;
import id.dinsos.demo.run.Unpaid;
import id.dinsos.demo.run.Why;
import id.dinsos.regency.Disabled;
import id.dinsos.regency.Disabled.Rank;
import id.dinsos.regency.Disabled.Verdict;
import id.dinsos.regency.Province;
import id.dinsos.regency.Regency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A quarter of ASPDB for severely disabled people all over East Java, paid in one transfer to
 * whoever cares for them: four thousand by quota, and a waiting list. Lamongan's disabled are among
 * those the province looks at.
 */
final class Quarter {
    private static final int MONTHS = 3;

    private final Desk desk;
    private final Regency.Settings settings;
    private final Path folder;
    private final Order order;
    private final PayRun run;
    private final int quota;

    /** The quarter of a month, or the next one not paid yet. */
    Quarter(Desk desk, YearMonth month, Regency.Settings settings, Path folder, boolean overRail)
            throws IOException {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        this.quota = Province.quota(settings.scale());
        YearMonth first = month.minusMonths((month.getMonthValue() - 1) % MONTHS);
        List<YearMonth> quarter = List.of(first, first.plusMonths(1), first.plusMonths(2));
        ObjectNode terms = Order.terms("/programmes/ASPDB.json");
        terms.withObject("/quota").put("beneficiaries", quota);
        if (overRail) {
            terms.withObject("/delivery").put("channel", "RAIL");
        }
        this.order =
                new Order(
                        Order.ASPDB, terms, PayRun.free(desk, Order.ASPDB, quarter, MONTHS, true));
        this.run = new PayRun(desk, order);
    }

    /** Pays the quarter, and says who of the waiting list asks why. */
    Why.Question run(Regency.Made lamongan) throws IOException, InterruptedException {
        Province.Made made =
                desk.make(
                        "province people",
                        "Another office: people of the province with a severe disability, and who"
                                + " cares for them",
                        this::load);
        List<Disabled> people = new ArrayList<>(lamongan.disabled());
        people.addAll(made.people());
        int paid = Math.min(quota, eligible(people).size());
        Unpaid unpaid =
                desk.make(
                        "quarter freeze",
                        "ASPDB: freeze the roster of %s, cut to its quota"
                                .formatted(order.period()),
                        () -> freeze(people, paid));
        desk.step(
                "quarter payout",
                "ASPDB: pay three months in one transfer, to the caregiver",
                () -> {
                    Totals.Places places = places(made, eligible(people), unpaid);
                    var unused =
                            new Payout(desk, run, settings.seed() + order.year(), folder)
                                    .pay(paid, 0, Optional.of(places));
                });
        String waiting = unpaid.example(Unpaid.WAITING_LIST).orElseThrow().household();
        return new Why.Question(
                order, "a person on the waiting list", waiting, Unpaid.WAITING_LIST);
    }

    private Province.Made load() throws IOException, InterruptedException {
        Province.Made made = Province.write(settings, folder);
        Arrivals arrivals = new Arrivals(desk, settings, folder);
        arrivals.regions(Province.OWNER);
        arrivals.load(
                made.parts().stream()
                        .map(part ->
                                new Arrivals.Part(
                                        part.owner(),
                                        part.files(),
                                        part.families(),
                                        part.members()))
                        .toList());
        int carers = made.parts().stream().mapToInt(Province.Part::carers).sum();
        desk.screen().note("%s caregivers are named in the files".formatted(Screen.count(carers)));
        return made;
    }

    private Unpaid freeze(List<Disabled> people, int paid) throws InterruptedException {
        run.define();
        new Funds(desk, order)
                .allot(
                        Math.multiplyExact(quota, 12 * order.monthRupiah()),
                        Funds.Funding.ALLOTMENT);
        run.foresee(count(people, Verdict.ELIGIBLE, YearMonth.now(desk.clock())));
        int waiting = eligible(people).size() - paid;
        int held = count(people, Verdict.HELD, order.months().getFirst());
        run.freeze(new PayRun.Expected(people.size(), paid, held, waiting));
        Unpaid unpaid = new Unpaid(desk, run);
        unpaid.showExcluded(people.size() - paid);
        checkOrder(eligible(people), unpaid, paid);
        return unpaid;
    }

    /** The waiting list is the end of the stated order, place for place. */
    private void checkOrder(List<Disabled> eligible, Unpaid unpaid, int paid) {
        YearMonth month = order.months().getFirst();
        List<Rank> last =
                eligible.stream().map(one -> one.rank(month)).sorted().skip(paid).toList();
        List<Rank> waiting = unpaid.waiting().stream().map(Quarter::rank).sorted().toList();
        desk.check(order.named("waiting list"), last.size(), waiting.size());
        desk.check(order.named("waiting list in order"), 1, last.equals(waiting) ? 1 : 0);
        desk.screen()
                .note(
                        "the first %s by decile and age are paid, %s wait"
                                .formatted(Screen.count(paid), Screen.count(waiting.size())));
    }

    private static Rank rank(JsonNode waiting) {
        JsonNode facts = waiting.path("facts");
        return new Rank(
                facts.path("decile").asInt(), facts.path("person").path("ageMonths").asLong());
    }

    /** The regencies, with those paid there: the eligible less those who wait. */
    private static Totals.Places places(
            Province.Made made, List<Disabled> eligible, Unpaid unpaid) {
        int length = Office.OWNER.length();
        Map<String, String> names = new TreeMap<>(made.regencies());
        names.put(Office.OWNER, "Kabupaten Lamongan");
        Map<String, Integer> paid = new TreeMap<>();
        eligible.forEach(one -> paid.merge(one.regency(), 1, Integer::sum));
        for (JsonNode waiting : unpaid.waiting()) {
            paid.merge(waiting.path("region").asText().substring(0, length), -1, Integer::sum);
        }
        return new Totals.Places(length, names, paid);
    }

    private List<Disabled> eligible(List<Disabled> people) {
        YearMonth month = order.months().getFirst();
        return people.stream().filter(one -> one.verdict(month) == Verdict.ELIGIBLE).toList();
    }

    private static int count(List<Disabled> people, Verdict verdict, YearMonth month) {
        return (int) people.stream().filter(one -> one.verdict(month) == verdict).count();
    }
}
