package id.dinsos.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.Desk;
import id.dinsos.demo.office.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Who gets nothing in a run: by the clause of the rule that says so, and by what the bank did. */
public final class Unpaid {
    public static final String WAITING_LIST = "waiting-list";
    private static final List<String> UNPAID_STATES = List.of("FAILED", "RETURNED", "UNKNOWN");
    private static final int MOST_ASKED = 400;
    private static final String NOT_ON_LIST = "not-on-list";

    private final Desk desk;
    private final Order order;
    private final String run;
    private final Actor preparer;
    private final Map<String, Family> examples = new LinkedHashMap<>();
    private final List<JsonNode> waiting = new ArrayList<>();

    public Unpaid(Desk desk, PayRun run) {
        this.desk = desk;
        this.order = run.order();
        this.run = run.path();
        this.preparer = desk.office().preparer();
    }

    /**
     * A family, or a person, that was not paid.
     *
     * @param household the id of whoever it is
     * @param because the code that the demo expects to be told: a clause, or a state of the payment
     */
    public record Family(String household, String region, String because) {}

    /** The table of clauses; keeps one of each, and the waiting list. */
    public void showExcluded(int expected) {
        Map<String, Integer> byClause = new TreeMap<>();
        int[] families = {0};
        desk.api()
                .forEach(
                        preparer,
                        run + "/excluded?limit=500",
                        family -> {
                            families[0]++;
                            family.path("clauses")
                                    .forEach(clause -> count(byClause, family, clause));
                            if (family.path("clauses").toString().contains(WAITING_LIST)) {
                                waiting.add(family);
                            }
                        });
        List<List<String>> rows = new ArrayList<>();
        byClause.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(clause -> {
                    rows.add(List.of(clause.getKey(), Screen.count(clause.getValue())));
                    desk.ledger().figure(order.group("unpaid"), clause.getKey(), clause.getValue());
                });
        desk.screen().table(List.of("clause", order.whom()), rows, 1);
        desk.screen()
                .note(
                        "%s %s in all; some fail more than one clause"
                                .formatted(Screen.count(families[0]), order.whom()));
        desk.check(order.named("excluded or held"), expected, families[0]);
    }

    /** Those whom the quota cut, with the facts of their place. */
    public List<JsonNode> waiting() {
        return List.copyOf(waiting);
    }

    /** Somebody of whom the rule said this, if there was anybody. */
    public Optional<Family> example(String clause) {
        return Optional.ofNullable(examples.get(clause));
    }

    /**
     * One family for each reason found so far, one for each way a transfer can end badly, and one
     * that nobody put on the list.
     */
    public List<Family> examples() {
        for (String state : UNPAID_STATES) {
            villageWith(state)
                    .flatMap(village -> familyWith(state, village))
                    .ifPresent(family -> examples.put(state, family));
        }
        unlisted().ifPresent(family -> examples.put(NOT_ON_LIST, family));
        return List.copyOf(examples.values());
    }

    private Optional<Family> unlisted() {
        String path = "/v1/households?limit=500&region=" + desk.office().owner();
        JsonNode page = desk.api().get(desk.office().officer(), path);
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(household -> !household.path("lists").toString().contains(Order.SEMBAKO))
                .findFirst()
                .map(household ->
                        new Family(
                                household.path("id").asText(),
                                household.path("region").asText(),
                                NOT_ON_LIST));
    }

    private void count(Map<String, Integer> byClause, JsonNode family, JsonNode clause) {
        byClause.merge(clause.asText(), 1, Integer::sum);
        examples.putIfAbsent(
                clause.asText(),
                new Family(
                        family.path("beneficiaryId").asText(),
                        family.path("region").asText(),
                        clause.asText()));
    }

    /** The village that has the state and the fewest families to ask for. */
    private Optional<String> villageWith(String state) {
        JsonNode villages = desk.api().get(preparer, run + "/totals?by=village");
        return StreamSupport.stream(villages.spliterator(), false)
                .filter(village -> village.path("states").path(state).asInt() > 0)
                .min(Comparator.comparingInt(village -> village.path("payments").asInt()))
                .map(village -> village.path("region").asText());
    }

    private Optional<Family> familyWith(String state, String village) {
        List<String> households = new ArrayList<>();
        desk.api()
                .forEach(
                        desk.office().officer(),
                        "/v1/households?limit=500&region=" + village,
                        household -> households.add(household.path("id").asText()));
        return households.stream()
                .limit(MOST_ASKED)
                .filter(household -> isIn(state, household))
                .findFirst()
                .map(household -> new Family(household, village, state));
    }

    private boolean isIn(String state, String household) {
        JsonNode payments =
                desk.api().get(desk.office().officer(), "/v1/payments?beneficiary=" + household);
        return StreamSupport.stream(payments.spliterator(), false)
                .filter(payment -> run.endsWith(payment.path("runId").asText()))
                .anyMatch(payment -> payment.path("state").asText().equals(state));
    }
}
