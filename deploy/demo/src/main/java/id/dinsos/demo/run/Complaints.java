package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Families that were not paid ask why; the case service answers from what it heard on Kafka. */
public final class Complaints {
    /** Answers that say only that another will follow. */
    private static final Set<String> WAITING = Set.of("facts-not-known-yet", "not-decided-yet");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Desk desk;

    public Complaints(Desk desk) {
        this.desk = desk;
    }

    public void askAll(List<Unpaid.Family> families, String month) throws InterruptedException {
        int answered = 0;
        for (Unpaid.Family family : families) {
            JsonNode complaint = ask(family, month);
            JsonNode answer = complaint.path("answer");
            desk.screen().heading("\"On the list but not paid\": a family in " + family.region());
            desk.screen()
                    .note(
                            "  %s  %s %s"
                                    .formatted(
                                            complaint.path("state").asText(),
                                            answer.path("code").asText(),
                                            clauses(answer)));
            desk.screen().note("  " + answer.path("text_en").asText());
            desk.screen().note("  " + answer.path("text_id").asText());
            answered += says(answer, family.because()) ? 1 : 0;
            ObjectNode entry = desk.ledger().group("complaints").putObject(family.household());
            entry.put("because", family.because());
            entry.set("answer", answer);
        }
        desk.check("complaints answered with the true reason", families.size(), answered);
    }

    private JsonNode ask(Unpaid.Family family, String month) throws InterruptedException {
        ObjectNode complaint =
                ApiClient.object()
                        .put("householdId", family.household())
                        .put("programme", Order.SEMBAKO)
                        .put("month", month)
                        .put("region", family.region())
                        .put("channel", "PUSKESOS")
                        .put("text", "Terdaftar sebagai penerima tetapi bantuan belum masuk.");
        String path = desk.api().create(desk.office().officer(), "/v1/complaints", complaint);
        // What happened may still be on its way over Kafka: the answer follows the facts.
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        return desk.await(
                desk.office().officer(),
                path,
                now -> isAnswered(now.path("answer"), family) || System.nanoTime() > giveUp,
                now -> desk.screen().progress("waiting for an answer"));
    }

    private static boolean isAnswered(JsonNode answer, Unpaid.Family family) {
        return !WAITING.contains(answer.path("code").asText()) && says(answer, family.because());
    }

    /** The answer is the reason, or names its clause, or the state as in {@code payment-failed}. */
    private static boolean says(JsonNode answer, String because) {
        String code = answer.path("code").asText();
        return code.equals(because)
                || code.equals("payment-" + because.toLowerCase(Locale.ROOT))
                || clauses(answer).contains(because);
    }

    private static String clauses(JsonNode answer) {
        JsonNode clauses = answer.path("clauses");
        return clauses.isEmpty() ? "" : clauses.toString();
    }
}
