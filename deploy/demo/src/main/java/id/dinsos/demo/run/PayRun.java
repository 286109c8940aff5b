package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.DemoException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Office;
import id.dinsos.demo.office.Screen;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run of any programme as the office works it: terms, freeze, four eyes, instruction, close.
 */
public final class PayRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Desk desk;
    private final Order order;
    private final Actor preparer;
    private String run = "";

    public PayRun(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.preparer = desk.office().preparer();
    }

    /**
     * What a roster has to come to.
     *
     * @param waiting for a place of the quota
     */
    public record Expected(int candidates, int eligible, int held, int waiting) {}

    /**
     * The months to pay: the wanted ones, or the first after them, in steps of so many months, that
     * have not been run here.
     *
     * @throws DemoException if the wanted ones have been run and no others will do
     */
    public static List<YearMonth> free(
            Desk desk, String programme, List<YearMonth> wanted, int apart, boolean orLater) {
        Set<YearMonth> taken = new HashSet<>();
        desk.api()
                .forEach(
                        desk.office().preparer(),
                        "/v1/runs?limit=500&owner=" + desk.office().owner(),
                        run -> {
                            if (run.path("programme").asText().equals(programme)) {
                                run.path("months")
                                        .forEach(one -> taken.add(YearMonth.parse(one.asText())));
                            }
                        });
        List<YearMonth> free = wanted;
        while (free.stream().anyMatch(taken::contains)) {
            if (!orLater) {
                throw new DemoException(
                        "the month %s has been run here; take another with --month"
                                .formatted(free.getFirst()));
            }
            free = free.stream().map(month -> month.plusMonths(apart)).toList();
        }
        return free;
    }

    /** The path of the run. */
    public String path() {
        return run;
    }

    public Order order() {
        return order;
    }

    public JsonNode now() {
        return desk.api().get(preparer, run);
    }

    /** Puts the programme into force as its terms say. */
    public void define() {
        String path = "/v1/programmes/" + order.programme();
        desk.api().put(preparer, path, order.terms());
        if (!desk.api().get(preparer, path).path("draft").isMissingNode()
                && !desk.api().get(preparer, path).path("draft").isNull()) {
            Actor second = desk.office().firstApprover();
            desk.refused(
                    "The author's own approval of the terms",
                    () ->
                            desk.api()
                                    .change(
                                            desk.office().preparerAsApprover(),
                                            path,
                                            "approval",
                                            ApiClient.object()));
            desk.api().change(second, path, "approval", ApiClient.object());
        }
        desk.screen()
                .note(
                        "%s: %s %s, paid by us (a declared simulation)"
                                .formatted(
                                        order.programme(),
                                        Screen.rupiah(order.monthRupiah()),
                                        order.per()));
    }

    /**
     * Asks what the rule would say today, with nobody cut, until the registry's news has come: as
     * many are eligible as should be.
     */
    public void foresee(int expected) throws InterruptedException {
        ObjectNode terms = order.terms().deepCopy();
        terms.remove("quota");
        ObjectNode draft = ApiClient.object().set("terms", terms);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode answer =
                    desk.api()
                            .ask(
                                    preparer,
                                    "/v1/programmes/%s/what-if?limit=1"
                                            .formatted(order.programme()),
                                    draft);
            int eligible = answer.path("total").path("eligibleAfter").asInt();
            if (eligible == expected || System.nanoTime() > giveUp) {
                desk.screen()
                        .note(
                                "what if it were paid today: %s candidates, %s eligible"
                                        .formatted(
                                                Screen.count(answer.path("candidates").asInt()),
                                                Screen.count(eligible)));
                desk.check(order.named("eligible by the rule today"), expected, eligible);
                return;
            }
            desk.screen()
                    .progress(
                            "%s of %s eligible so far: the registry's news is on its way"
                                    .formatted(Screen.count(eligible), Screen.count(expected)));
            Thread.sleep(PAUSE);
        }
    }

    /** Opens the run and follows it until the roster is frozen. */
    public void freeze(Expected expected) throws InterruptedException {
        ObjectNode body =
                ApiClient.object()
                        .put("programme", order.programme())
                        .put("owner", order.owner())
                        .put("source", order.source());
        var months = body.putArray("months");
        order.months().forEach(month -> months.add(month.toString()));
        run = desk.api().create(preparer, "/v1/runs", body);
        desk.screen().note("opened as " + run);
        desk.refused(
                "Opening it a second time",
                () -> {
                    String unused = desk.api().create(preparer, "/v1/runs", body);
                });
        JsonNode totals = follow(Set.of("FROZEN", "SUBMITTED", "APPROVED")).path("totals");
        int eligible = totals.path("eligible").asInt();
        desk.screen()
                .note(
                        "%s candidates: %s eligible for %s, %s excluded, %s held, %s waiting"
                                .formatted(
                                        Screen.count(totals.path("candidates").asInt()),
                                        Screen.count(eligible),
                                        Screen.rupiah(totals.path("eligibleRupiah").asLong()),
                                        Screen.count(totals.path("excluded").asInt()),
                                        Screen.count(totals.path("held").asInt()),
                                        Screen.count(totals.path("waiting").asInt())));
        desk.check(
                order.named("candidates"),
                expected.candidates(),
                totals.path("candidates").asInt());
        desk.check(order.named("eligible"), expected.eligible(), eligible);
        desk.check(order.named("held"), expected.held(), totals.path("held").asInt());
        desk.check(order.named("waiting"), expected.waiting(), totals.path("waiting").asInt());
        desk.check(
                order.named("excluded"),
                expected.candidates() - expected.eligible() - expected.held() - expected.waiting(),
                totals.path("excluded").asInt());
        desk.check(
                order.named("eligible amount"),
                expected.eligible() * order.eachRupiah(),
                totals.path("eligibleRupiah").asLong());
        desk.ledger().group(order.group("frozen")).setAll((ObjectNode) totals);
    }

    /** Submits with the decree that names the recipients. */
    public void submit() {
        papers().decree();
        desk.screen().note("submitted by " + preparer + " with the recipients' decree");
    }

    /** Until the treasury has released the whole sum nothing is instructed. */
    public void fund() {
        papers().fund(now().path("totals").path("eligibleRupiah").asLong());
    }

    private Papers papers() {
        return new Papers(desk, run);
    }

    /** Two approvers who are not the preparer; the wrong ones try first. */
    public void approve() {
        Office office = desk.office();
        desk.refused("An approval by the preparer", () -> approve(office.preparerAsApprover()));
        approve(office.firstApprover());
        desk.screen().note("approved by " + office.firstApprover());
        desk.refused("A second approval by the same person", () -> approve(office.firstApprover()));
        approve(office.secondApprover());
        desk.screen().note("approved by " + office.secondApprover());
    }

    /**
     * Follows the payments being written, each with its claim and its part of the budget.
     *
     * @param leftOut how many have changed since the freeze
     */
    public void instruct(int leftOut) throws InterruptedException {
        JsonNode totals = follow(Set.of("INSTRUCTED")).path("totals");
        desk.screen()
                .note(
                        "%s payments instructed, %s"
                                .formatted(
                                        Screen.count(totals.path("instructed").asInt()),
                                        Screen.rupiah(totals.path("instructedRupiah").asLong())));
        long paid = totals.path("eligible").asLong() - leftOut;
        desk.check(
                order.named("instructed payments"),
                paid * order.months().size(),
                totals.path("instructed").asLong());
        desk.check(
                order.named("instructed amount"),
                paid * order.eachRupiah(),
                totals.path("instructedRupiah").asLong());
    }

    /** Closes the run: from here on only returns may still arrive. */
    public void close() {
        desk.api().change(desk.office().closer(), run, "closure", ApiClient.object());
        desk.screen().note("closed; the run is " + now().path("state").asText());
    }

    private void approve(Actor approver) {
        desk.api()
                .change(
                        approver,
                        run,
                        "approvals",
                        ApiClient.object().put("note", "checked against the roster decree"));
    }

    private JsonNode follow(Set<String> until) throws InterruptedException {
        long started = System.nanoTime();
        return desk.await(
                preparer,
                run,
                now -> until.contains(now.path("state").asText()),
                now ->
                        desk.screen()
                                .progress(
                                        now.path("progress")
                                                .path("step")
                                                .asText(now.path("state").asText()),
                                        now.path("progress").path("done").asLong(),
                                        now.path("progress").path("total").asLong(),
                                        started));
    }
}
