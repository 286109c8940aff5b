package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.office.Desk;

/** Prints why somebody is paid or not, as the office tells it to them. */
public final class Why {
    /** The answer of somebody who is paid. */
    public static final String ENTITLED = "";

    private final Desk desk;

    public Why(Desk desk) {
        this.desk = desk;
    }

    /**
     * Who asks.
     *
     * @param beneficiary a family or a person by id
     * @param because the clause that the demo expects to be told; empty: none, they are paid
     */
    public record Question(Order order, String who, String beneficiary, String because) {}

    public void ask(Question question) {
        Order order = question.order();
        JsonNode answer =
                desk.api()
                        .get(
                                desk.office().officer(),
                                "/v1/verdicts/why?beneficiary=%s&month=%s&programme=%s"
                                        .formatted(
                                                question.beneficiary(),
                                                order.months().getFirst(),
                                                order.programme()))
                        .path("items")
                        .path(0);
        desk.screen().heading("%s asks why: %s".formatted(order.programme(), question.who()));
        desk.screen().note("  " + answer.path("textId").asText());
        desk.screen().note("  " + answer.path("textEn").asText());
        desk.screen().note("  facts: " + answer.path("facts"));
        boolean said =
                question.because().equals(ENTITLED)
                        ? answer.path("verdict").asText().equals("ELIGIBLE")
                        : answer.path("reasons").toString().contains(question.because());
        desk.check(order.named("why of " + question.who()), 1, said ? 1 : 0);
        desk.ledger().group(order.group("why")).set(question.who(), answer);
    }
}
