package id.dinsos.demo.bank;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Money that is given into people's hands: who comes signs, and the paper goes back to the office
 * with a photo, is entered by one and confirmed by another.
 */
final class HandingOver {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final byte[] PHOTO = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final Desk desk;
    private final BankSimulator who;
    private final Actor preparer;

    HandingOver(Desk desk, BankSimulator who) {
        this.desk = desk;
        this.who = who;
        this.preparer = desk.office().preparer();
    }

    /** Every list is handed over on one day. */
    BankSimulator.Outcomes handOver(List<BankFile> lists) throws InterruptedException {
        BankSimulator.Outcomes outcomes = who.handOut(lists);
        for (BankFile list : lists) {
            record(list);
        }
        desk.screen()
                .note(
                        "%d papers of hand-over entered, each with a photo, and confirmed: %s took"
                                        .formatted(lists.size(), Screen.count(outcomes.withdrawn()))
                                + " it, %s did not".formatted(Screen.count(outcomes.returned())));
        return outcomes;
    }

    private void record(BankFile list) throws InterruptedException {
        ObjectNode paper =
                ApiClient.object()
                        .put("listId", list.id())
                        .put("number", "BAST/" + list.id().substring(0, 8))
                        .put("date", LocalDate.ofInstant(desk.clock().instant(), ZONE).toString())
                        .put("place", "Balai desa " + list.bank());
        ArrayNode lines = paper.putArray("lines");
        for (BankFile.Line line : list.lines()) {
            ObjectNode one = lines.addObject().put("transferId", line.transferId());
            if (who.takes(line)) {
                one.put("outcome", "RECEIVED");
            } else {
                one.put("outcome", "NOT_RECEIVED").put("reason", "MOVED");
            }
        }
        String record = desk.api().create(preparer, "/v1/hand-overs", paper);
        desk.api().send(preparer, record + "/proofs", "image/png", PHOTO);
        desk.api()
                .change(desk.office().firstApprover(), record, "confirmation", ApiClient.object());
        String report = desk.api().get(preparer, record).path("reportId").asText();
        var unused =
                desk.await(
                        preparer,
                        "/v1/bank-reports/" + report,
                        now -> now.path("state").asText().equals("DONE"),
                        now -> desk.screen().progress("the paper of " + list.bank()));
    }
}
