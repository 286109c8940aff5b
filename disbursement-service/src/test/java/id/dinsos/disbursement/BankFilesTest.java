package id.dinsos.disbursement;

import static id.dinsos.disbursement.Crashes.crashing;
import static id.dinsos.disbursement.Crashes.finish;
import static id.dinsos.disbursement.Crashes.race;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.disbursement.Office.Transfer;
import id.dinsos.disbursement.RegistryTopics.Family;
import id.dinsos.disbursement.channel.BankFileJob;
import id.dinsos.disbursement.channel.BankFilePlan;
import id.dinsos.disbursement.channel.BankFilePlanDecider;
import id.dinsos.disbursement.channel.BankFilePlanEvent.PlannedFile;
import id.dinsos.disbursement.channel.BankFileStore;
import id.dinsos.disbursement.channel.SendJob;
import id.dinsos.disbursement.channel.TransferFilesStore;
import id.dinsos.disbursement.instruct.InstructJob;
import id.dinsos.disbursement.reconciliation.ReconciliationView;
import id.dinsos.disbursement.reconciliation.ReferenceStore;
import id.dinsos.disbursement.reconciliation.ReportFile;
import id.dinsos.disbursement.reconciliation.ReportJob;
import id.dinsos.disbursement.reconciliation.ReportTemplates;
import id.dinsos.disbursement.reconciliation.UnderWayStore;
import id.dinsos.disbursement.roster.FreezeJob;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.rules.Zones;
import id.dinsos.eventstore.secret.Sha256;
import id.dinsos.testkit.TestServices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in the bank files of a run is decided once, and is what was signed. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
@Timeout(180)
class BankFilesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOVEMBER = "2026-11";

    /** Three batches of a report. */
    private static final int FAMILIES = 700;

    @Inject EventStore store;
    @Inject CommandHandler handler;
    @Inject RunView runs;
    @Inject TransferFilesStore made;
    @Inject BankFileStore contents;
    @Inject ReconciliationView reconciliation;
    @Inject ReferenceStore references;
    @Inject UnderWayStore underWay;
    @Inject SealedFiles shared;
    @Inject ReportTemplates templates;
    @Inject Zones zones;
    @Inject Clock clock;
    @Inject Ids ids;
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
    void a_payee_who_changes_bank_between_two_steps_stands_in_exactly_one_file() {
        // Given
        Office office = office(20);
        UUID run = instructed(office);

        // When
        Family moving = RegistryTopics.family(1).owned(office.owner());
        int[] version = {2};
        String[] banks = {"BNI", "MANDIRI", "BTN"};
        crashing(
                bankFile,
                run,
                () -> {
                    told(moving.at(version[0]).at(banks[version[0] % banks.length]));
                    version[0]++;
                    return office.run(run).path("progress.step").equals("paying");
                });

        // Then
        Map<String, Integer> times = new HashMap<>();
        for (UUID file : office.bankFiles(run)) {
            office.transfers(file).forEach(one -> times.merge(one.id(), 1, Integer::sum));
        }
        assertThat(version[0]).as("it was killed at least once").isGreaterThan(3);
        assertThat(times).hasSize(20).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
        assertThat(
                        Audit.number(
                                "select count(*) from bank_file_content where file_id is null"
                                        + " and run_id = '"
                                        + run
                                        + "'"))
                .as("what attempts left behind is swept")
                .isZero();
    }

    @Test
    void two_workers_make_the_same_files_and_every_download_has_the_bytes_of_the_event()
            throws Exception {
        // Given
        Office office = office(20);
        UUID run = instructed(office);

        // When
        race(bankFile, run, 3);
        finish(bankFile, run, () -> office.run(run).path("progress.step").equals("paying"));

        // Then
        List<Transfer> all = new ArrayList<>();
        for (UUID file : office.bankFiles(run)) {
            all.addAll(office.transfers(file));
            assertThat(office.preparer().get("/v1/bank-files/" + file).path("sha256").toString())
                    .isEqualTo(hash(office, file));
        }
        assertThat(all).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void an_account_that_changed_since_the_freeze_is_paid_into_by_nobody() {
        // Given
        Office office = office(6);
        UUID run = approved(office);
        told(RegistryTopics.family(1).owned(office.owner()).at(2).at("BTN"));

        // When
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        told(RegistryTopics.family(2).owned(office.owner()).at(2).at("BTN"));
        finish(bankFile, run, () -> office.run(run).path("progress.step").equals("paying"));

        // Then
        String files =
                String.join("", office.bankFiles(run).stream().map(office::download).toList());
        assertThat(files).doesNotContain(",BTN,");
        assertThat(office.run(run).jsonPath().getInt("totals.instructed")).isEqualTo(5);
        assertThat(office.whyCode(RegistryTopics.family(1).owned(office.owner()).id(), NOVEMBER))
                .isEqualTo("changed-since-freeze");
        assertThat(
                        Audit.number(
                                "select count(*) from event where type = 'payment-left-out.v1' and"
                                        + " convert_from(data, 'utf8') like '%account-changed%'"
                                        + " and convert_from(meta, 'utf8') like '%\""
                                        + office.owner()
                                        + "\"%'"))
                .isEqualTo(1);
        long lines =
                office.bankFiles(run).stream().mapToLong(f -> office.transfers(f).size()).sum();
        assertThat(lines).isEqualTo(4);
    }

    @Test
    void a_report_that_came_too_early_settles_when_it_is_handed_in_again() {
        // Given
        Office office = office(2);
        UUID run = instructed(office);
        finish(bankFile, run, () -> office.run(run).path("progress.step").equals("paying"));
        List<String> lines = new ArrayList<>();
        for (UUID file : office.bankFiles(run)) {
            office.transfers(file).forEach(one -> lines.add(one.line("CREDITED", "", one.id())));
        }
        UUID early = reported(office, Office.csv(lines));
        assertThat(figures(office, early)).containsExactly(0, 2);

        // When
        for (UUID file : office.bankFiles(run)) {
            office.release(file);
            finish(send, file, () -> state(office, "/v1/bank-files/" + file).equals("SENT"));
        }
        UUID again = reported(office, Office.csv(lines));

        // Then
        assertThat(again).isEqualTo(early);
        assertThat(figures(office, again)).containsExactly(2, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        office.preparer()
                                                .get("/v1/contradictions?open=true")
                                                .jsonPath()
                                                .getList("items"))
                                .isEmpty());
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah")).isEqualTo(400_000);
    }

    @Test
    void what_one_replica_died_over_another_ends_with_the_same_bytes_and_nothing_twice()
            throws Exception {
        // Given
        Office office = office(FAMILIES);
        UUID run = instructed(office);

        // When
        Crashes.crash(bankFile, run, 1);
        List<String> planned = planned(run);
        BankFileJob other = new BankFileJob(store, handler, runs, made, clock, ids);
        finish(other, run, () -> office.run(run).path("progress.step").equals("paying"));
        List<Transfer> transfers = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (UUID file : office.bankFiles(run)) {
            hashes.add(hash(office, file));
            transfers.addAll(office.transfers(file));
            office.release(file);
            finish(send, file, () -> state(office, "/v1/bank-files/" + file).equals("SENT"));
        }
        String csv =
                Office.csv(transfers.stream().map(t -> t.line("CREDITED", "", t.id())).toList());
        UUID received = Office.last(office.tryReport(csv).header("Location"));
        Crashes.crash(report, received, 1);
        int settled = office.preparer().get("/v1/bank-reports/" + received).path("settled");
        finish(
                elsewhere(),
                received,
                () -> state(office, "/v1/bank-reports/" + received).equals("DONE"));

        // Then
        assertThat(planned).isNotEmpty();
        assertThat(hashes).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(office.bankFiles(run)).extracting(file -> hash(office, file)).isEqualTo(hashes);
        assertThat(transfers).hasSize(FAMILIES).doesNotHaveDuplicates();
        assertThat(settled).isPositive().isLessThan(FAMILIES);
        assertThat(figures(office, received)).containsExactly(FAMILIES, 0);
        assertThat(office.run(run).jsonPath().getLong("money.creditedRupiah"))
                .isEqualTo(200_000L * FAMILIES);
        assertThat(Audit.paidTwice(office)).isZero();
        assertThat(Audit.brokenStreams(office)).isZero();
    }

    /**
     * The job of another replica, which has nothing of the first but what every replica can see.
     */
    private ReportJob elsewhere() {
        return new ReportJob(
                store,
                contents,
                new ReportFile(shared, templates, zones),
                reconciliation,
                references,
                underWay,
                clock,
                300,
                new SimpleMeterRegistry());
    }

    private List<String> planned(UUID run) {
        BankFilePlan plan =
                store.load(BankFilePlan.idOf(run))
                        .await()
                        .atMost(PATIENCE)
                        .fold(BankFilePlanDecider.PLAN.decider());
        return ((BankFilePlan.Decided) plan).files().stream().map(PlannedFile::sha256).toList();
    }

    private static String hash(Office office, UUID file) {
        byte[] bytes = office.preparer().get("/v1/bank-files/" + file + ".csv").asByteArray();
        return HexFormat.of().formatHex(Sha256.of(bytes));
    }

    private Office office(int families) {
        Office office = Office.fresh("SEMBAKO");
        office.families(families);
        office.define("FOOD");
        var unused = office.budget(1_000_000_000);
        return office;
    }

    private UUID approved(Office office) {
        UUID run = office.open(NOVEMBER);
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        return run;
    }

    private UUID instructed(Office office) {
        UUID run = approved(office);
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        return run;
    }

    private UUID reported(Office office, String csv) {
        UUID id =
                Office.last(
                        office.tryReport(csv).then().statusCode(202).extract().header("Location"));
        finish(report, id, () -> state(office, "/v1/bank-reports/" + id).equals("DONE"));
        return id;
    }

    private static List<Integer> figures(Office office, UUID report) {
        var answer = office.preparer().get("/v1/bank-reports/" + report).jsonPath();
        return List.of(answer.getInt("settled"), answer.getInt("queued"));
    }

    private static String state(Office office, String path) {
        return office.preparer().get(path).path("state");
    }

    /** Told, and read into the tables. */
    private static void told(Family family) {
        try (RegistryTopics registry = new RegistryTopics()) {
            registry.tell(family);
            registry.flush();
        }
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        Audit.number(
                                        "select version from beneficiary_identity where person_id"
                                                + " = '"
                                                + family.payee()
                                                + "'")
                                == family.version());
    }
}
