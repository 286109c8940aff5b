package id.dinsos.disbursement;

import static id.dinsos.disbursement.Crashes.crashing;
import static id.dinsos.disbursement.Crashes.finish;
import static id.dinsos.disbursement.Crashes.race;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.disbursement.RegistryTopics.Family;
import id.dinsos.disbursement.channel.BankFileJob;
import id.dinsos.disbursement.channel.SendJob;
import id.dinsos.disbursement.instruct.InstructJob;
import id.dinsos.disbursement.reconciliation.ReportJob;
import id.dinsos.disbursement.roster.FreezeJob;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The background jobs killed between any two commits, run again, and raced against each other:
 * everything finishes, nothing is done twice.
 */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
class CrashTest {
    private static final int FAMILIES = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject EventStore store;
    @Inject FreezeJob freeze;
    @Inject InstructJob instruct;
    @Inject BankFileJob bankFile;
    @Inject SendJob send;
    @Inject ReportJob report;

    @BeforeEach
    void plantTheCrash() {
        Crashes.plant(store);
    }

    @Test
    void a_month_survives_a_crash_after_every_few_commits() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(FAMILIES);
        office.define("FOOD");
        UUID budget = office.budget(1_000_000_000);

        // When
        UUID run = office.open("2026-11");
        crashing(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        crashing(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        crashing(bankFile, run, () -> office.run(run).path("progress.step").equals("paying"));
        List<Transfer> transfers = new ArrayList<>();
        for (UUID file : office.bankFiles(run)) {
            office.release(file);
            crashing(
                    send,
                    file,
                    () ->
                            office.preparer()
                                    .get("/v1/bank-files/" + file)
                                    .path("state")
                                    .equals("SENT"));
            transfers.addAll(office.transfers(file));
        }
        String csv =
                Office.csv(transfers.stream().map(t -> t.line("CREDITED", "", t.id())).toList());
        UUID received = Office.last(office.tryReport(csv).header("Location"));
        crashing(
                report,
                received,
                () ->
                        office.preparer()
                                .get("/v1/bank-reports/" + received)
                                .path("state")
                                .equals("DONE"));

        // Then
        assertThat(transfers).hasSize(FAMILIES);
        assertThat(Audit.payments(run)).isEqualTo(FAMILIES);
        assertThat(Audit.paidTwice(office)).isZero();
        assertThat(Audit.brokenStreams(office)).isZero();
        assertThat(office.run(run).jsonPath().getInt("totals.instructed")).isEqualTo(FAMILIES);
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah"))
                .isEqualTo(200_000L * FAMILIES);
        LedgerAudit.prove(office, budget);
    }

    @Test
    void two_workers_on_one_run_never_pay_twice() throws Exception {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(FAMILIES);
        office.define("FOOD");
        var budget = office.budget(1_000_000_000);
        UUID run = office.open("2026-11", "2026-12");
        race(freeze, run, 3);
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);

        // When
        race(instruct, run, 4);
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));

        // Then
        assertThat(Audit.payments(run)).isEqualTo(2 * FAMILIES);
        assertThat(Audit.paidTwice(office)).isZero();
        assertThat(Audit.brokenStreams(office)).isZero();
        assertThat(Audit.instructedRupiah(run)).isEqualTo(400_000L * FAMILIES);
        assertThat(office.run(run).jsonPath().getLong("money.pendingRupiah"))
                .isEqualTo(400_000L * FAMILIES);
    }

    @Test
    void who_has_changed_since_the_freeze_or_is_found_twice_is_left_out_with_a_reason() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        List<Family> families = new ArrayList<>();
        try (RegistryTopics registry = new RegistryTopics()) {
            for (int i = 1; i <= 12; i++) {
                families.add(RegistryTopics.family(i).owned(office.owner()));
            }
            families.set(10, families.get(10).nik(families.getFirst().ownNik()));
            families.forEach(registry::tell);
            registry.flush();
        }
        office.define("FOOD");
        var budget = office.budget(1_000_000_000);
        UUID run = office.open("2026-11");
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(families.get(1).at(2).dead());
            registry.tell(families.get(2).at(2).delisted());
            registry.tell(families.get(3).at(2).dissolved());
            registry.tell(families.get(4).at(2).withoutAccount());
            registry.flush();
        }
        String told =
                families.subList(1, 5).stream()
                        .map(family -> "'" + family.payee() + "'")
                        .collect(Collectors.joining(",", "(", ")"));
        await().atMost(PATIENCE)
                .until(() ->
                        Audit.number(
                                        "select count(*) from beneficiary_identity"
                                                + " where version = 2 and person_id in "
                                                + told)
                                == 4);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);

        // When
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));

        // Then
        var totals = office.run(run).jsonPath();
        assertThat(totals.getInt("totals.eligible")).isEqualTo(12);
        assertThat(totals.getInt("totals.instructed")).isEqualTo(7);
        assertThat(totals.getInt("totals.held")).isEqualTo(5);
        assertThat(totals.getInt("totals.excluded")).isZero();
        var excluded = office.preparer().get("/v1/runs/" + run + "/excluded").jsonPath();
        assertThat(excluded.getList("items.clauses.flatten()", String.class))
                .containsOnly("changed-since-freeze", "entitlement-claimed")
                .hasSize(5);
        var why =
                office.preparer()
                        .queryParam("beneficiary", families.get(1).id())
                        .queryParam("programme", office.programme())
                        .queryParam("month", "2026-11")
                        .get("/v1/verdicts")
                        .jsonPath();
        assertThat(why.getString("verdict")).isEqualTo("HELD");
        assertThat(why.getString("clauses[0].code")).isEqualTo("changed-since-freeze");
        assertThat(why.getString("clauses[0].textId")).contains("dikunci");
    }

    @Test
    void a_person_paid_by_one_programme_is_not_paid_by_another_of_its_group() {
        // Given
        Office first = Office.fresh("SEMBAKO");
        first.families(3);
        first.define("GROUP_A");
        var budget = first.budget(1_000_000_000);
        Office second = first.beside("BLT");
        second.define("GROUP_A");
        Office third = first.beside("OTHER");
        third.define("GROUP_B");
        var blt = second.budget(1_000_000_000);
        var other = third.budget(1_000_000_000);

        // When
        UUID paid = instructed(first, "2026-11");
        UUID conflicting = second.open("2026-11");
        finish(freeze, conflicting, () -> second.run(conflicting).path("state").equals("FROZEN"));
        UUID unrelated = instructed(third, "2026-11");

        // Then
        assertThat(Audit.payments(paid)).isEqualTo(3);
        assertThat(Audit.payments(conflicting)).isZero();
        assertThat(Audit.payments(unrelated)).isEqualTo(3);
        assertThat(second.run(conflicting).jsonPath().getInt("totals.eligible")).isZero();
        assertThat(second.run(conflicting).jsonPath().getInt("totals.held")).isEqualTo(3);
    }

    @Test
    void the_next_month_is_compared_with_the_last() {
        // Given
        Office office = Office.fresh("SEMBAKO");
        office.families(6);
        office.define("FOOD");
        var budget = office.budget(1_000_000_000);
        UUID october = instructed(office, "2026-10");
        Family richer = RegistryTopics.family(2).owned(office.owner()).at(2).decile(9);
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(richer);
            registry.tell(RegistryTopics.family(7).owned(office.owner()));
            registry.flush();
        }

        // When
        UUID november = office.open("2026-11");
        finish(freeze, november, () -> office.run(november).path("state").equals("FROZEN"));
        var diff = office.preparer().get("/v1/runs/" + november + "/diff").jsonPath();

        // Then
        assertThat(diff.getUUID("previousRunId")).isEqualTo(october);
        assertThat(diff.getInt("counts.NEW")).isEqualTo(1);
        assertThat(diff.getInt("counts.DROPPED")).isEqualTo(1);
        assertThat(diff.getInt("counts.CHANGED")).isZero();
        assertThat(diff.getString("items.find { it.kind == 'DROPPED' }.beneficiaryId"))
                .isEqualTo(richer.id().toString());
        assertThat(diff.getList("items.find { it.kind == 'DROPPED' }.clauses", String.class))
                .containsExactly("decile-above-limit");
    }

    private UUID instructed(Office office, String month) {
        UUID run = office.open(month);
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        return run;
    }
}
