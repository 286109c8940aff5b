package id.dinsos.demo.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.time.LocalDate;

/** One case, as somebody of the office works on it through the gateway. */
final class OpenCase {
    private final Desk desk;
    private final Actor worker;
    private final String path;

    private OpenCase(Desk desk, Actor worker, String path) {
        this.desk = desk;
        this.worker = worker;
        this.path = path;
    }

    /** What is told at the counter; somebody nobody knows is described. */
    static ObjectNode report(String kind, String source, String region, String words) {
        ObjectNode form =
                ApiClient.object()
                        .put("kind", kind)
                        .put("source", source)
                        .put("region", region)
                        .put("place", "Jalan Raya")
                        .put("words", words);
        form.putArray("people")
                .addObject()
                .put("role", "SUBJECT")
                .put("looks", "tidak dikenal")
                .put("estimatedAge", 40);
        form.putObject("facts");
        return form;
    }

    /**
     * @param facts that are so
     */
    static OpenCase receive(Desk desk, Actor worker, ObjectNode form, String... facts) {
        for (String fact : facts) {
            form.withObject("/facts").put(fact, true);
        }
        return new OpenCase(desk, worker, desk.api().create(worker, "/v1/cases", form));
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    JsonNode now() {
        return seenBy(worker);
    }

    JsonNode seenBy(Actor somebody) {
        return desk.api().get(somebody, path);
    }

    /** The one whom it is about. */
    String subject() {
        return now().path("people").path(0).path("ref").asText();
    }

    OpenCase move(String to) {
        return step("moves", ApiClient.object().put("to", to));
    }

    /** Into aftercare, as somebody writes down today what went on since a day. */
    OpenCase followed(LocalDate since) {
        return step(
                "moves",
                ApiClient.object()
                        .put("to", "AFTERCARE")
                        .put("since", since.toString())
                        .put("reason", "dicatat kemudian dari berkas"));
    }

    OpenCase close(String outcome) {
        return step("moves", ApiClient.object().put("to", "CLOSED").put("outcome", outcome));
    }

    OpenCase paper(String type, String number) {
        return step(
                "documents",
                ApiClient.object()
                        .put("type", type)
                        .put("number", number)
                        .put("date", LocalDate.now(desk.clock()).toString()));
    }

    OpenCase fact(String name, boolean value) {
        ObjectNode body = ApiClient.object();
        body.putObject("facts").put(name, value);
        return step("facts", body);
    }

    OpenCase fact(String name, String value) {
        ObjectNode body = ApiClient.object();
        body.putObject("facts").put(name, value);
        return step("facts", body);
    }

    /** Every visit of aftercare, each on the day it is due; how many there were. */
    int visits(String words) {
        int held = 0;
        for (JsonNode visit : now().path("followUps")) {
            OpenCase unused =
                    step(
                            "follow-ups/" + visit.path("due").asText(),
                            ApiClient.object().put("result", "HELD").put("remark", words));
            held++;
        }
        return held;
    }

    OpenCase step(String action, JsonNode body) {
        desk.api().change(worker, path, action, body);
        return this;
    }

    /** A command of what hangs on the case and has a version of its own. */
    void beside(Actor somebody, String action, JsonNode body) {
        JsonNode unused = desk.api().ask(somebody, path + "/" + action, body);
    }
}
