package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.local.regency.Fate;
import id.dinsos.local.regency.Regency;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;

/**
 * One month of Sembako as the office works it: budget, run, freeze, four eyes, instruction, close.
 */
final class MonthlyRun {
    static final String PROGRAMME = "SEMBAKO";
    static final long BENEFIT_RUPIAH = 200_000;
    private static final String BUDGET_EXISTS = "budget-exists";

    private final Desk desk;
    private final YearMonth month;
    private final Actor preparer;
    private String run = "";

    MonthlyRun(Desk desk, YearMonth month) {
        this.desk = desk;
        this.month = month;
        this.preparer = desk.office().preparer();
    }

    /**
     * The month to pay: the given one, or the first one after it that has not been run here.
     *
     * @throws DemoException if the given one has been run and no other will do
     */
    static YearMonth free(Desk desk, YearMonth month, boolean orLater) {
        Set<YearMonth> taken = new HashSet<>();
        desk.api()
                .forEach(
                        desk.office().preparer(),
                        "/v1/runs?limit=500&owner=" + Office.OWNER,
                        run -> {
                            if (run.path("programme").asText().equals(PROGRAMME)) {
                                run.path("months")
                                        .forEach(one -> taken.add(YearMonth.parse(one.asText())));
                            }
                        });
        if (!orLater && taken.contains(month)) {
            throw new DemoException(
                    "the month %s has been run here; take another with --month".formatted(month));
        }
        YearMonth free = month;
        while (taken.contains(free)) {
            free = free.plusMonths(1);
        }
        return free;
    }

    /** The path of the run. */
    String path() {
        return run;
    }

    JsonNode now() {
        return desk.api().get(preparer, run);
    }

    /** The programme as a rule and an amount, and money for a year of it. */
    void defineAndFund(int families) throws IOException {
        desk.api().put(preparer, "/v1/programmes/" + PROGRAMME, terms());
        desk.screen()
                .note(
                        "%s: %s a month, paid by us (a declared simulation)"
                                .formatted(PROGRAMME, Screen.rupiah(BENEFIT_RUPIAH)));
        long allotted = Math.multiplyExact(families, 12 * BENEFIT_RUPIAH);
        ObjectNode budget =
                ApiClient.object()
                        .put("programme", PROGRAMME)
                        .put("year", month.getYear())
                        .put("owner", Office.OWNER)
                        .put("source", "APBN")
                        .put("allottedRupiah", allotted);
        paper(budget, "decree", "DIPA-027.04/" + month.getYear(), month.atDay(1).withDayOfYear(1));
        try {
            desk.ledger().text("budget", desk.api().create(preparer, "/v1/budgets", budget));
            desk.screen()
                    .note("budget of %s: %s".formatted(month.getYear(), Screen.rupiah(allotted)));
        } catch (ApiException refusal) {
            if (!refusal.code().equals(BUDGET_EXISTS)) {
                throw refusal;
            }
            desk.screen().note("the budget of %s is there already".formatted(month.getYear()));
        }
    }

    private static JsonNode terms() throws IOException {
        try (InputStream json = MonthlyRun.class.getResourceAsStream("/demo/sembako.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    /** Opens the run and follows it until the roster is frozen. */
    void freeze(Regency.Made made) throws InterruptedException {
        ObjectNode order =
                ApiClient.object().put("programme", PROGRAMME).put("owner", Office.OWNER);
        order.putArray("months").add(month.toString());
        run = desk.api().create(preparer, "/v1/runs", order);
        desk.screen().note("opened as " + run);
        desk.refused(
                "Opening the month a second time",
                () -> {
                    String unused = desk.api().create(preparer, "/v1/runs", order);
                });
        JsonNode frozen = follow(Set.of("FROZEN", "SUBMITTED", "APPROVED"));
        JsonNode totals = frozen.path("totals");
        int eligible = totals.path("eligible").asInt();
        desk.screen()
                .note(
                        "%s candidates: %s eligible for %s, %s excluded, %s held"
                                .formatted(
                                        Screen.count(totals.path("candidates").asInt()),
                                        Screen.count(eligible),
                                        Screen.rupiah(totals.path("eligibleRupiah").asLong()),
                                        Screen.count(totals.path("excluded").asInt()),
                                        Screen.count(totals.path("held").asInt())));
        desk.check(
                "candidates, those ever on the roster",
                made.families() - made.count(Fate.NOT_ON_ROSTER),
                totals.path("candidates").asInt());
        desk.check("eligible families", made.eligible(), eligible);
        desk.check("held families", made.count(Fate.NO_ACCOUNT), totals.path("held").asInt());
        desk.check(
                "eligible amount",
                made.eligible() * BENEFIT_RUPIAH,
                totals.path("eligibleRupiah").asLong());
        desk.ledger().group("frozen").setAll((ObjectNode) totals);
    }

    /** Submits with the decree, the payment order and the fund release. */
    void submit() {
        LocalDate today = LocalDate.now(desk.clock());
        ObjectNode papers = ApiClient.object();
        paper(
                papers,
                "rosterDecree",
                "188/%d/Kep/413.013/%d".formatted(417, today.getYear()),
                today);
        paper(papers, "paymentOrder", "SPM-00231/027/" + today.getYear(), today);
        paper(papers, "fundRelease", "SP2D-240191303011" + today.getYear(), today);
        desk.api().change(preparer, run, "submission", papers);
        desk.screen().note("submitted by " + preparer + " with decree, SPM and SP2D");
    }

    /** Two approvers who are not the preparer; the wrong ones try first. */
    void approve() {
        Office office = desk.office();
        desk.refused("An approval by the preparer", () -> approve(office.preparerAsApprover()));
        approve(office.firstApprover());
        desk.screen().note("approved by " + office.firstApprover());
        desk.refused("A second approval by the same person", () -> approve(office.firstApprover()));
        approve(office.secondApprover());
        desk.screen().note("approved by " + office.secondApprover());
    }

    /** Follows the payments being written, each with its claim and its part of the budget. */
    void instruct() throws InterruptedException {
        JsonNode instructed = follow(Set.of("INSTRUCTED"));
        JsonNode totals = instructed.path("totals");
        desk.screen()
                .note(
                        "%s payments instructed, %s"
                                .formatted(
                                        Screen.count(totals.path("instructed").asInt()),
                                        Screen.rupiah(totals.path("instructedRupiah").asLong())));
        desk.check(
                "instructed payments",
                totals.path("eligible").asLong(),
                totals.path("instructed").asLong());
        desk.check(
                "instructed amount",
                totals.path("eligibleRupiah").asLong(),
                totals.path("instructedRupiah").asLong());
    }

    /** Closes the run: from here on only returns may still arrive. */
    void close() {
        desk.api().change(preparer, run, "closure", ApiClient.object());
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

    private static void paper(ObjectNode papers, String name, String number, LocalDate date) {
        papers.putObject(name).put("number", number).put("date", date.toString());
    }
}
