package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.ApiException;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The budget of a programme and year: allotted, set aside month by month, lapsed, and proven. */
public final class Funds {
    private static final String BUDGET_EXISTS = "budget-exists";

    private final Desk desk;
    private final Order order;
    private final Actor preparer;
    private String budget = "";

    public Funds(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.preparer = desk.office().preparer();
    }

    /** What runs may draw on: all that is allotted, or only what has been set aside. */
    public enum Funding {
        ALLOTMENT,
        RESERVE
    }

    /** Money for the year of the run; that of an earlier run of the year is still there. */
    public void allot(long rupiah, Funding funding) {
        ObjectNode body =
                ApiClient.object()
                        .put("programme", order.programme())
                        .put("year", order.year())
                        .put("owner", order.owner())
                        .put("source", order.source())
                        .put("allottedRupiah", rupiah);
        if (funding == Funding.RESERVE) {
            body.put("funding", funding.name());
        }
        body.putObject("decree")
                .put("number", "DPA-1.06/" + order.year())
                .put("date", LocalDate.of(order.year(), 1, 1).toString());
        try {
            budget = desk.api().create(preparer, "/v1/budgets", body);
            desk.api()
                    .change(desk.office().firstApprover(), budget, "approval", ApiClient.object());
            desk.screen().note("budget of %d: %s".formatted(order.year(), Screen.rupiah(rupiah)));
        } catch (ApiException refusal) {
            if (!refusal.code().equals(BUDGET_EXISTS)) {
                throw refusal;
            }
            desk.screen().note("the budget of %d is there already".formatted(order.year()));
            budget = known();
        }
        desk.ledger().group(order.group("budget")).put("path", budget);
    }

    /** One entry of the reserve; the same month again changes nothing. */
    public void setAside(YearMonth month, long rupiah) {
        JsonNode unused =
                desk.api()
                        .ask(
                                preparer,
                                budget + "/reserves",
                                ApiClient.object()
                                        .put("month", month.toString())
                                        .put("amountRupiah", rupiah));
    }

    /** The year ends: what was not paid lapses, by the word of somebody who did not fill it. */
    public void lapse(long expectedRupiah) {
        String lastDay = LocalDate.of(order.year(), 12, 31).toString();
        ObjectNode body = ApiClient.object().put("date", lastDay);
        desk.refused(
                "Closing the year by who set the money aside",
                () -> desk.api().change(desk.office().preparerAsApprover(), budget, "lapse", body));
        desk.api().change(desk.office().firstApprover(), budget, "lapse", body);
        long lapsed = now().path("lapsedRupiah").asLong();
        desk.screen().note("%s: %s lapse".formatted(lastDay, Screen.rupiah(lapsed)));
        desk.check(order.named("lapsed"), expectedRupiah, lapsed);
    }

    public JsonNode now() {
        return desk.api().get(preparer, budget);
    }

    /** Every account of the double-entry ledger; what is debited is credited. */
    public void showTrialBalance() {
        JsonNode balance = desk.api().get(preparer, budget + "/trial-balance");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode account : balance.path("accounts")) {
            rows.add(row(account.path("account").asText(), account, "balanceRupiah"));
        }
        rows.add(row("in all", balance, "differenceRupiah"));
        desk.screen().heading("Trial balance of the budget:");
        desk.screen().table(List.of("account", "debit", "credit", "balance"), rows, 1);
        desk.check(
                order.named("difference of the trial balance"),
                0,
                balance.path("differenceRupiah").asLong(-1));
        desk.ledger().group(order.group("trialBalance")).setAll((ObjectNode) balance);
    }

    private static List<String> row(String name, JsonNode of, String balance) {
        return List.of(
                name,
                Screen.count(of.path("debitRupiah").asLong()),
                Screen.count(of.path("creditRupiah").asLong()),
                Screen.count(of.path(balance).asLong()));
    }

    private String known() {
        StringBuilder found = new StringBuilder();
        desk.api()
                .forEach(
                        preparer,
                        "/v1/budgets?limit=500&owner=" + order.owner(),
                        one -> {
                            if (one.path("programme").asText().equals(order.programme())
                                    && one.path("owner").asText().equals(order.owner())
                                    && one.path("year").asInt() == order.year()) {
                                found.append("/v1/budgets/").append(one.path("id").asText());
                            }
                        });
        return found.toString();
    }
}
