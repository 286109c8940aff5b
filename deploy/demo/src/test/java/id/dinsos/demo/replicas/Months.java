package id.dinsos.demo.replicas;

import static id.dinsos.demo.replicas.ReplicaOffice.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.demo.replicas.Replica.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Runs of two programmes of one group, month by month, and what the model says each must come to:
 * who is paid, and where every rupiah is.
 */
final class Months {
    private static final List<String> PROGRAMMES = List.of("REPLICA_A", "REPLICA_B");

    private final ReplicaOffice office;
    private final People people;
    private final Random random;
    private final Map<String, String> budgets = new HashMap<>();
    private final Map<String, Set<Integer>> paid = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private int credited;

    Months(ReplicaOffice office, People people, Random random) {
        this.office = office;
        this.people = people;
        this.random = random;
        PROGRAMMES.forEach(one -> budgets.put(one, office.define(one)));
    }

    /** Opens a run, unless there is one of the programme and month. */
    void open(int months) {
        String programme = PROGRAMMES.get(random.nextInt(PROGRAMMES.size()));
        String month = "2026-%02d".formatted(1 + random.nextInt(months));
        if (runs.stream().noneMatch(one -> one.isOpen() && one.is(programme, month))) {
            Run run = new Run(office.open(programme, month), programme, month);
            run.changes = people.changes;
            run.paidBefore = paid(month).size();
            runs.add(run);
        }
    }

    /** One that is open, where there is any, goes a step. */
    void advance() {
        List<Run> open = runs.stream().filter(Run::isOpen).toList();
        if (!open.isEmpty()) {
            advance(open.get(random.nextInt(open.size())));
        }
    }

    /** All go to their end. */
    void finish() {
        for (Run run : runs) {
            while (run.isOpen()) {
                advance(run);
            }
        }
    }

    /** To the rupiah, by each budget's own figures. */
    void accountForEverything() {
        long sum = 0;
        for (String budget : budgets.values()) {
            JsonNode said = office.budgetOf(budget);
            long parts = 0;
            for (String part : List.of("available", "reserved", "committed", "paid")) {
                parts += said.path(part + "Rupiah").asLong();
            }
            assertThat(parts).as("the parts of " + said).isEqualTo(ReplicaOffice.ALLOTTED);
            sum += said.path("paidRupiah").asLong();
        }
        assertThat(sum).as("paid").isEqualTo(credited * AMOUNT);
        assertThat(Scan.credited()).as("credited in the log").isEqualTo(credited);
        Scan.nobodyIsPaidTwice(people);
    }

    int instructed() {
        return paid.values().stream().mapToInt(Set::size).sum();
    }

    private void advance(Run run) {
        switch (run.step) {
            case FROZEN -> submit(run);
            case SUBMITTED -> {
                office.approve(run.id, ReplicaOffice.BUDI);
                run.step = Step.HALF;
            }
            case HALF -> instruct(run);
            case PAYING -> report(run);
            case REPORTED -> again(run);
            case DONE -> {
                office.close(run.id);
                run.step = Step.ENDED;
                check(run);
            }
            case ENDED -> throw new IllegalStateException("over");
        }
    }

    private void submit(Run run) {
        JsonNode frozen =
                office.awaitRun(run.id, now -> now.path("state").asText().equals("FROZEN"));
        if (frozen.path("totals").path("eligible").asInt() > 0) {
            office.submit(run.id);
            run.step = Step.SUBMITTED;
            return;
        }
        Answer none =
                office.refused(
                        ReplicaOffice.SARI, "/v1/runs/" + run.id, "/cancellation", CANCELLATION);
        assertThat(none.isDone()).as(none.text()).isTrue();
        run.step = Step.ENDED;
    }

    private static final String CANCELLATION = "{\"reason\":\"nobody is due\"}";

    /** Whoever is not paid yet is paid; where nothing moved meanwhile the model knows how many. */
    private void instruct(Run run) {
        Set<Integer> before = Set.copyOf(paid(run.month));
        office.approve(run.id, ReplicaOffice.ANI);
        office.fund(run.id);
        JsonNode now =
                office.awaitRun(
                        run.id, one -> one.path("progress").path("step").asText().equals("paying"));
        List<UUID> beneficiaries = Scan.paidBy(run.id);
        Set<Integer> families = people.familiesOf(beneficiaries);
        assertThat(families).as("each once").hasSize(beneficiaries.size());
        assertThat(families).as("not paid before").noneMatch(before::contains);
        boolean quiet = run.changes == people.changes && run.paidBefore == before.size();
        if (quiet) {
            assertThat(families).as("everybody").hasSize(people.families() - before.size());
        }
        paid(run.month).addAll(families);
        run.money.put(Where.PENDING, families.size());
        assertThat(now.path("totals").path("instructed").asInt()).isEqualTo(families.size());
        run.step = Step.PAYING;
        check(run);
    }

    private void report(Run run) {
        List<String> lines = new ArrayList<>();
        for (String file : office.files(run.id)) {
            office.release(file);
            for (String transfer : office.transfers(file)) {
                Where outcome = OUTCOMES[random.nextInt(OUTCOMES.length)];
                run.told.put(transfer, outcome);
                run.move(Where.PENDING, outcome);
                lines.add(ReplicaOffice.line(transfer, outcome.name(), "B-" + transfer));
            }
        }
        if (!lines.isEmpty()) {
            assertThat(office.report(lines).path("settled").asInt()).isEqualTo(lines.size());
        }
        run.step = Step.REPORTED;
        check(run);
    }

    /** What failed or came back is sent again; now and then the bank has credited it after all. */
    private void again(Run run) {
        int back = run.count(Where.FAILED) + run.count(Where.RETURNED);
        if (back > 0) {
            List<String> files = office.retry(run.id);
            while (run.count(Where.FAILED) > 0) {
                run.move(Where.FAILED, Where.PENDING);
            }
            while (run.count(Where.RETURNED) > 0) {
                run.move(Where.RETURNED, Where.PENDING);
            }
            check(run);
            if (random.nextInt(3) == 0) {
                creditedAfterAll(run, files);
            } else {
                paidAgain(run, files);
            }
        }
        run.step = Step.DONE;
        check(run);
    }

    private void creditedAfterAll(Run run, List<String> files) {
        String first =
                run.told.entrySet().stream()
                        .filter(one -> one.getValue().isBack())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        JsonNode late = office.report(List.of(ReplicaOffice.line(first, "CREDITED", "L-" + first)));
        assertThat(late.path("queued").asInt()).isEqualTo(1);
        for (String file : files) {
            Answer released =
                    office.refused(ReplicaOffice.RINI, "/v1/bank-files/" + file, "/release", "");
            assertThat(released.json().path("code").asText())
                    .as("a file with a payment that may have arrived")
                    .isEqualTo("bank-file-stopped");
        }
        office.done.merge("late credit", 1, Integer::sum);
    }

    private void paidAgain(Run run, List<String> files) {
        List<String> lines = new ArrayList<>();
        for (String file : files) {
            office.release(file);
            for (String transfer : office.transfers(file)) {
                lines.add(ReplicaOffice.line(transfer, "CREDITED", "N-" + transfer));
                run.move(Where.PENDING, Where.CREDITED);
            }
        }
        assertThat(office.report(lines).path("settled").asInt()).isEqualTo(lines.size());
        office.done.merge("paid again", 1, Integer::sum);
    }

    private void check(Run run) {
        JsonNode money = office.run(run.id).path("money");
        for (Where where : Where.values()) {
            assertThat(
                            money.path(where.name().toLowerCase(java.util.Locale.ROOT) + "Rupiah")
                                    .asLong())
                    .as(where + " of " + money)
                    .isEqualTo(run.count(where) * AMOUNT);
        }
    }

    private Set<Integer> paid(String month) {
        return paid.computeIfAbsent(month, x -> new HashSet<>());
    }

    private static final Where[] OUTCOMES = {
        Where.CREDITED, Where.CREDITED, Where.CREDITED, Where.FAILED, Where.RETURNED, Where.UNKNOWN
    };

    private enum Where {
        PENDING,
        CREDITED,
        FAILED,
        RETURNED,
        UNKNOWN;

        boolean isBack() {
            return this == FAILED || this == RETURNED;
        }
    }

    private enum Step {
        FROZEN,
        SUBMITTED,
        HALF,
        PAYING,
        REPORTED,
        DONE,
        ENDED
    }

    private final class Run {
        final String id;
        final String programme;
        final String month;
        final Map<Where, Integer> money = new EnumMap<>(Where.class);
        final Map<String, Where> told = new LinkedHashMap<>();
        Step step = Step.FROZEN;
        int changes;
        int paidBefore;

        Run(String id, String programme, String month) {
            this.id = id;
            this.programme = programme;
            this.month = month;
        }

        boolean isOpen() {
            return step != Step.ENDED;
        }

        boolean is(String other, String when) {
            return programme.equals(other) && month.equals(when);
        }

        int count(Where where) {
            return money.getOrDefault(where, 0);
        }

        void move(Where from, Where to) {
            money.merge(from, -1, Integer::sum);
            money.merge(to, 1, Integer::sum);
            if (to == Where.CREDITED) {
                credited++;
            }
        }
    }
}
