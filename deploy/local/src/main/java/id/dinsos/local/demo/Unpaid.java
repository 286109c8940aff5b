package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Who gets nothing in a run: by the clause of the rule that says so, and by what the bank did. */
final class Unpaid {
    private static final List<String> UNPAID_STATES = List.of("FAILED", "RETURNED", "UNKNOWN");
    private static final int MOST_ASKED = 400;
    private static final String NOT_ON_LIST = "not-on-list";

    private final Desk desk;
    private final String run;
    private final Actor preparer;
    private final Map<String, Family> examples = new LinkedHashMap<>();

    Unpaid(Desk desk, String run) {
        this.desk = desk;
        this.run = run;
        this.preparer = desk.office().preparer();
    }

    /**
     * A family that was not paid.
     *
     * @param because the code that the demo expects to be told: a clause, or a state of the payment
     */
    record Family(String household, String region, String because) {}

    /** The table of clauses; keeps one family of each for a complaint. */
    void showExcluded(int expected) {
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
                        });
        List<List<String>> rows = new ArrayList<>();
        byClause.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(clause -> {
                    rows.add(List.of(clause.getKey(), Screen.count(clause.getValue())));
                    desk.ledger().figure("unpaid", clause.getKey(), clause.getValue());
                });
        desk.screen().table(List.of("clause", "families"), rows, 1);
        desk.screen()
                .note(
                        "%s families in all; some fail more than one clause"
                                .formatted(Screen.count(families[0])));
        desk.check("families excluded or held", expected, families[0]);
    }

    /**
     * One family for each reason found so far, one for each way a transfer can end badly, and one
     * that nobody put on the list.
     */
    List<Family> examples() {
        for (String state : UNPAID_STATES) {
            villageWith(state)
                    .flatMap(village -> familyWith(state, village))
                    .ifPresent(family -> examples.put(state, family));
        }
        unlisted().ifPresent(family -> examples.put(NOT_ON_LIST, family));
        return List.copyOf(examples.values());
    }

    private Optional<Family> unlisted() {
        String path = "/v1/households?limit=500&region=" + Office.OWNER;
        JsonNode page = desk.api().get(desk.office().officer(), path);
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(household ->
                        !household.path("lists").toString().contains(MonthlyRun.PROGRAMME))
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
