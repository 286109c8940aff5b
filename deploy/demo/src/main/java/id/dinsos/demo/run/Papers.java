package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.time.LocalDate;
import java.util.List;

/**
 * The papers of a run, each in its time: the decree, and after the approval the orders to pay
 * (SPM), each with the release of its money (SP2D).
 */
final class Papers {
    private static final List<String> NAMES =
            List.of("Sulastri", "Dewi Kartika", "Hadi Santoso", "Hamdani Azhari");

    private final Desk desk;
    private final String run;
    private final LocalDate today;

    Papers(Desk desk, String run) {
        this.desk = desk;
        this.run = run;
        this.today = LocalDate.now(desk.clock());
    }

    void decree() {
        ObjectNode body = ApiClient.object();
        sign(body.putObject("rosterDecree"), "188/417/Kep/413.013/", "REGION_HEAD");
        enter("submission", body);
    }

    /** Two orders for the whole sum; what comes too early or is too much is refused. */
    void fund(long rupiah) {
        long first = rupiah / 2;
        desk.refused("A fund release before its order", () -> release("SPM-00231/027/"));
        order("SPM-00231/027/", first);
        order("SPM-00232/027/", rupiah - first);
        desk.refused("An order beyond the run", () -> order("SPM-00233/027/", 1));
        release("SPM-00231/027/");
        JsonNode now = desk.api().get(desk.office().preparer(), run);
        desk.screen()
                .note(
                        "%s of %s released: %s"
                                .formatted(
                                        Screen.rupiah(first),
                                        Screen.rupiah(rupiah),
                                        now.path("progress").path("step").asText()));
        release("SPM-00232/027/");
        desk.screen().note("two payment orders (SPM), each with its fund release (SP2D)");
    }

    private void order(String number, long rupiah) {
        ObjectNode body = ApiClient.object().put("amountRupiah", rupiah);
        sign(body, number, "ACTIVITY_OFFICER", "TREASURER", "FINANCE_OFFICER", "BUDGET_USER");
        enter("payment-orders", body);
    }

    private void release(String order) {
        ObjectNode body = ApiClient.object().put("order", order + today.getYear());
        sign(body, "SP2D-24019/" + order, "TREASURY");
        enter("fund-releases", body);
    }

    private void enter(String door, ObjectNode body) {
        desk.api().change(desk.office().preparer(), run, door, body);
    }

    /** A paper of today, signed in each of the offices. */
    private void sign(ObjectNode paper, String number, String... offices) {
        paper.put("number", number + today.getYear()).put("date", today.toString());
        ArrayNode signatories = paper.putArray("signatories");
        for (String office : offices) {
            signatories
                    .addObject()
                    .put("office", office)
                    .put("name", NAMES.get(signatories.size() - 1));
        }
    }
}
