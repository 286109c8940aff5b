package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.local.regency.Disabled;
import id.dinsos.local.regency.Disabled.Rank;
import id.dinsos.local.regency.Disabled.Verdict;
import id.dinsos.local.regency.Province;
import id.dinsos.local.regency.Regency;
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
    Quarter(Desk desk, YearMonth month, Regency.Settings settings, Path folder) throws IOException {
        this.desk = desk;
        this.settings = settings;
        this.folder = folder;
        this.quota = Province.quota(settings.scale());
        YearMonth first = month.minusMonths((month.getMonthValue() - 1) % MONTHS);
        List<YearMonth> quarter = List.of(first, first.plusMonths(1), first.plusMonths(2));
        ObjectNode terms = Order.terms("/programmes/ASPDB.json");
        terms.withObject("/quota").put("beneficiaries", quota);
        this.order =
                new Order(
                        Order.ASPDB, terms, PayRun.free(desk, Order.ASPDB, quarter, MONTHS, true));
        this.run = new PayRun(desk, order);
    }

    /** Pays the quarter, and says who of the waiting list asks why. */
    Why.Question run(Regency.Made lamongan) throws IOException, InterruptedException {
        List<Province.Made> made = new ArrayList<>();
        List<Disabled> people = new ArrayList<>(lamongan.disabled());
        desk.step(
                "province people",
                "Another office: the province's people with a severe disability, and their carers",
                () -> {
                    made.add(load());
                    people.addAll(made.getFirst().people());
                });
        Unpaid[] unpaid = new Unpaid[1];
        desk.step(
                "quarter freeze",
                "ASPDB: freeze the roster of %s, cut to its quota".formatted(order.period()),
                () -> unpaid[0] = freeze(people));
        desk.step(
                "quarter payout",
                "ASPDB: pay three months in one transfer, to the caregiver",
                () -> {
                    int transfers = Math.min(quota, count(people, Verdict.ELIGIBLE));
                    var unused =
                            new Payout(desk, run, settings.seed() + order.year(), folder)
                                    .pay(
                                            transfers,
                                            0,
                                            Optional.of(
                                                    places(made.getFirst(), people, unpaid[0])));
                });
        String waiting = unpaid[0].example(Unpaid.WAITING_LIST).orElseThrow().household();
        return new Why.Question(
                order, "a person on the waiting list", waiting, Unpaid.WAITING_LIST);
    }

    private Province.Made load() throws IOException, InterruptedException {
        Province.Made made = Province.write(settings, folder);
        Arrivals arrivals = new Arrivals(desk, settings, folder);
        arrivals.regions(Province.OWNER);
        List<Arrivals.Part> parts = new ArrayList<>();
        List<Carer> carers = new ArrayList<>();
        for (Province.Part part : made.parts()) {
            parts.add(
                    new Arrivals.Part(part.owner(), part.files(), part.families(), part.members()));
            part.carers()
                    .forEach(tie ->
                            carers.add(
                                    new Carer(
                                            Arrivals.person(part.owner(), tie.person()),
                                            Arrivals.person(part.owner(), tie.by()))));
        }
        arrivals.load(parts);
        arrivals.each(
                "caregivers named",
                carers,
                one -> arrivals.name("caregiver", one.person(), one.by(), "PARENT"));
        desk.screen()
                .note(
                        "%s caregivers are named, one command each"
                                .formatted(Screen.count(carers.size())));
        return made;
    }

    private Unpaid freeze(List<Disabled> people) throws InterruptedException {
        int eligible = count(people, Verdict.ELIGIBLE);
        int paid = Math.min(quota, eligible);
        int held = count(people, Verdict.HELD) + eligible - paid;
        run.define();
        new Funds(desk, order)
                .allot(
                        "APBD",
                        Math.multiplyExact(quota, 12 * order.monthRupiah()),
                        Funds.Funding.ALLOTMENT);
        YearMonth today = YearMonth.now(desk.clock());
        run.foresee(
                (int)
                        people.stream()
                                .filter(one -> one.verdict(today) == Verdict.ELIGIBLE)
                                .count());
        run.freeze(new PayRun.Expected(people.size(), paid, held));
        Unpaid unpaid = new Unpaid(desk, run);
        unpaid.showExcluded(people.size() - paid);
        checkOrder(people, unpaid, paid);
        return unpaid;
    }

    /** The waiting list is the end of the stated order, place for place. */
    private void checkOrder(List<Disabled> people, Unpaid unpaid, int paid) {
        YearMonth month = order.months().getFirst();
        List<Rank> last =
                people.stream()
                        .filter(one -> one.verdict(month) == Verdict.ELIGIBLE)
                        .map(one -> one.rank(month))
                        .sorted()
                        .skip(paid)
                        .toList();
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

    private Totals.Places places(Province.Made made, List<Disabled> people, Unpaid unpaid) {
        Map<String, String> names = new TreeMap<>(made.regencies());
        names.put(Office.OWNER, "Kabupaten Lamongan");
        Map<String, Integer> paid = new TreeMap<>();
        for (Disabled one : people) {
            boolean eligible = one.verdict(order.months().getFirst()) == Verdict.ELIGIBLE;
            paid.merge(one.regency(), eligible ? 1 : 0, Integer::sum);
        }
        unpaid.waiting()
                .forEach(one ->
                        paid.merge(
                                one.path("region").asText().substring(0, Office.OWNER.length()),
                                -1,
                                Integer::sum));
        return new Totals.Places(Office.OWNER.length(), names, paid);
    }

    private int count(List<Disabled> people, Verdict verdict) {
        YearMonth month = order.months().getFirst();
        return (int) people.stream().filter(one -> one.verdict(month) == verdict).count();
    }

    /** Both by id. */
    private record Carer(String person, String by) {}
}
