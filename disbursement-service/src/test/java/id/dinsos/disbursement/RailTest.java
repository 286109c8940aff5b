package id.dinsos.disbursement;

import static id.dinsos.disbursement.Crashes.crash;
import static id.dinsos.disbursement.Crashes.finish;
import static id.dinsos.disbursement.Crashes.race;
import static id.dinsos.disbursement.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.disbursement.FakeRail.Fate;
import id.dinsos.disbursement.channel.BankFileJob;
import id.dinsos.disbursement.channel.SendJob;
import id.dinsos.disbursement.instruct.InstructJob;
import id.dinsos.disbursement.rail.RailBatch;
import id.dinsos.disbursement.rail.RailClient;
import id.dinsos.disbursement.rail.RailJob;
import id.dinsos.disbursement.rail.RailStore;
import id.dinsos.disbursement.rail.RailView;
import id.dinsos.disbursement.reconciliation.ReportJob;
import id.dinsos.disbursement.roster.FreezeJob;
import id.dinsos.eventstore.log.CommandHandler;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Ids;
import id.dinsos.eventstore.work.Worked;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month over the rail, with a network that loses things and a worker that is killed. */
@QuarkusTest
@TestProfile(ByHand.class)
@WithTestResource(TestServices.class)
class RailTest {
    private static final String SECRET = "kunci-uji-jalur-pembayaran";
    private static final int FAMILIES = 3;

    @Inject EventStore events;
    @Inject FreezeJob freeze;
    @Inject InstructJob instruct;
    @Inject BankFileJob bankFile;
    @Inject SendJob send;
    @Inject ReportJob report;
    @Inject RailView view;
    @Inject RailStore store;
    @Inject CommandHandler handler;
    @Inject Clock clock;
    @Inject Ids ids;

    private final FakeRail rail = new FakeRail();

    @BeforeEach
    void plantTheCrash() {
        Crashes.plant(events);
    }

    @AfterEach
    void close() {
        rail.close();
    }

    @Test
    void a_batch_leaves_once_and_each_transfer_ends_as_the_rail_says() {
        // Given
        Sending sent = released();
        RailJob job = job(Duration.ZERO);

        // When
        Worked.once(job, sent.file);
        JsonPath taken = batch(sent).jsonPath();
        List<String> transfers = transfers(sent);
        rail.says(transfers.get(0), "COMPLETED");
        rail.says(transfers.get(1), "FAILED");
        Worked.once(job, sent.file);
        settle(sent);
        Worked.once(job, sent.file);
        rail.says(transfers.get(2), "COMPLETED");
        Worked.once(job, sent.file);
        settle(sent);

        // Then
        assertThat(taken.getString("state")).isEqualTo("ACCEPTED");
        assertThat(taken.getString("reference")).isEqualTo("G-" + sent.file);
        assertThat(rail.sendings(sent.file)).isEqualTo(1);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("DONE");
        money(sent, 400_000, 200_000, 0);
        assertThat(Audit.paidTwice(sent.office)).isZero();
        assertThat(Audit.brokenStreams(sent.office)).isZero();
    }

    @Test
    void a_lost_answer_is_asked_for_and_never_repeated() {
        for (Fate fate : List.of(Fate.ANSWER_LOST, Fate.ANSWER_OF_ANOTHER)) {
            // Given
            Sending sent = released();
            RailJob job = job(Duration.ZERO);
            rail.next(fate);

            // When
            Worked.once(job, sent.file);
            String before = batch(sent).jsonPath().getString("state");
            rail.next(Fate.TAKEN);
            Worked.once(job, sent.file);

            // Then
            assertThat(before).as(fate.name()).isEqualTo("INTENDED");
            assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("ACCEPTED");
            assertThat(rail.sendings(sent.file)).as(fate.name()).isEqualTo(1);
        }
    }

    @Test
    void what_never_came_is_sent_again_once_the_rail_says_so_long_after() {
        // Given
        Sending sent = released();
        rail.next(Fate.REQUEST_LOST);
        Worked.once(job(Duration.ofHours(1)), sent.file);
        rail.next(Fate.TAKEN);

        // When
        Worked.once(job(Duration.ofHours(1)), sent.file);
        Worked.once(job(Duration.ofHours(1)), sent.file);
        int early = rail.sendings(sent.file);
        Worked.once(job(Duration.ZERO), sent.file);
        Worked.once(job(Duration.ZERO), sent.file);

        // Then
        assertThat(early).isEqualTo(1);
        assertThat(rail.sendings(sent.file)).isEqualTo(2);
        assertThat(batch(sent).jsonPath().getInt("attempt")).isEqualTo(2);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_second_sending_that_is_refused_because_the_first_came_late_has_not_failed() {
        // Given
        Sending sent = released();
        RailJob job = job(Duration.ZERO);
        rail.next(Fate.REQUEST_LOST);
        Worked.once(job, sent.file);
        Worked.once(job, sent.file);

        // When
        rail.arrives(sent.file);
        rail.next(Fate.REFUSED);
        Worked.once(job, sent.file);
        Worked.once(job, sent.file);

        // Then
        assertThat(rail.sendings(sent.file)).isEqualTo(2);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("ACCEPTED");
        money(sent, 0, 0, FAMILIES * 200_000);
    }

    @Test
    void what_was_sent_as_often_as_it_may_be_is_asked_for_still_and_counts_when_it_comes() {
        // Given
        Sending sent = released();
        RailJob job = job(Duration.ZERO);
        rail.next(Fate.REQUEST_LOST);
        for (int i = 0; i < 2 * RailBatch.MAX_ATTEMPTS + 2; i++) {
            Worked.once(job, sent.file);
        }
        String before = batch(sent).jsonPath().getString("state");

        // When
        rail.arrives(sent.file);
        Worked.once(job, sent.file);

        // Then
        assertThat(before).isEqualTo("MISSING");
        assertThat(rail.sendings(sent.file)).isEqualTo(RailBatch.MAX_ATTEMPTS);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void what_never_came_is_ended_by_two_officers_and_its_transfers_have_failed() {
        // Given
        Sending sent = released();
        RailJob job = job(Duration.ZERO);
        rail.next(Fate.REQUEST_LOST);
        Worked.once(job, sent.file);
        Response early = end(sent, sent.office.preparer(), "");
        for (int i = 0; i < 2 * RailBatch.MAX_ATTEMPTS + 2; i++) {
            Worked.once(job, sent.file);
        }

        // When
        Response alone = end(sent, sent.office.approver("budi"), "/approval");
        Response asked = end(sent, sent.office.preparer(), "");
        Response own = end(sent, sent.office.as("sari", "approver"), "/approval");
        Response agreed = end(sent, sent.office.approver("budi"), "/approval");
        settle(sent);
        Worked.once(job, sent.file);

        // Then
        refused(early, 409, "rail-batch-under-way");
        refused(alone, 409, "rail-end-not-proposed");
        asked.then().statusCode(200);
        refused(own, 403, "rail-end-of-your-own");
        agreed.then().statusCode(200);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("ENDED");
        assertThat(rail.sendings(sent.file)).isEqualTo(RailBatch.MAX_ATTEMPTS);
        money(sent, 0, FAMILIES * 200_000, 0);
    }

    @Test
    void a_worker_killed_between_intent_sending_and_answer_sends_nothing_twice() {
        // Given
        Sending before = released();
        Sending after = released();
        RailJob job = job(Duration.ZERO);

        // When: killed once the intent is durable, and once the answer is.
        crash(job, before.file, 1);
        int unsent = rail.sendings(before.file);
        Worked.once(job, before.file);
        Worked.once(job, before.file);
        crash(job, after.file, 2);
        Worked.once(job, after.file);

        // Then
        assertThat(unsent).isZero();
        assertThat(rail.sendings(before.file)).isEqualTo(1);
        assertThat(batch(before).jsonPath().getInt("attempt")).as("asked first").isEqualTo(2);
        assertThat(rail.sendings(after.file)).isEqualTo(1);
        assertThat(batch(after).jsonPath().getString("state")).isEqualTo("ACCEPTED");
    }

    @Test
    void two_workers_on_one_batch_send_it_once() throws Exception {
        // Given
        Sending sent = released();

        // When
        race(job(Duration.ofHours(1)), sent.file, 3);

        // Then
        assertThat(rail.sendings(sent.file)).isEqualTo(1);
    }

    @Test
    void a_batch_that_the_rail_refuses_has_failed_whole_and_can_be_cured() {
        // Given
        Sending sent = released();
        rail.next(Fate.REFUSED);

        // When
        Worked.once(job(Duration.ZERO), sent.file);
        settle(sent);

        // Then
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("REFUSED");
        money(sent, 0, FAMILIES * 200_000, 0);
    }

    @Test
    void a_callback_counts_when_it_is_signed_and_only_once() {
        // Given
        Sending sent = released();
        Worked.once(job(Duration.ZERO), sent.file);
        transfers(sent).forEach(one -> rail.says(one, "COMPLETED"));
        String answer = rail.answer(sent.file);

        // When
        Response unsigned =
                callback(sent, sent.file, answer, "v1,AAAA", clock.instant().getEpochSecond());
        Response old =
                callback(sent, sent.file, answer, null, clock.instant().getEpochSecond() - 400);
        Response first = callback(sent, sent.file, answer, null, clock.instant().getEpochSecond());
        Response second = callback(sent, sent.file, answer, null, clock.instant().getEpochSecond());
        settle(sent);

        // Then
        refused(unsigned, 403, "rail-callback-unsigned");
        refused(old, 403, "rail-callback-unsigned");
        first.then().statusCode(202);
        second.then().statusCode(202);
        assertThat(batch(sent).jsonPath().getInt("answers")).isEqualTo(1);
        assertThat(batch(sent).jsonPath().getString("state")).isEqualTo("DONE");
        money(sent, FAMILIES * 200_000, 0, 0);
    }

    @Test
    void what_a_callback_says_of_another_batch_or_in_no_words_of_ours_is_not_taken() {
        // Given
        Sending sent = released();
        Sending other = released();
        Worked.once(job(Duration.ZERO), sent.file);
        Worked.once(job(Duration.ZERO), other.file);
        transfers(other).forEach(one -> rail.says(one, "COMPLETED"));
        String answer = rail.answer(other.file);
        long now = clock.instant().getEpochSecond();

        // When
        Response another = callback(sent, sent.file, answer, null, now);
        Response renamed =
                callback(
                        sent,
                        sent.file,
                        answer.replace(other.file.toString(), sent.file.toString()),
                        null,
                        now);
        Response words = callback(sent, sent.file, "berhasil", null, now);
        Response future =
                callback(
                        other, other.file, answer.replace(Office.today(), "2199-01-01"), null, now);
        Response nowhere = callback(sent, new UUID(0, 7), answer, null, now);
        Response clerk =
                sent.office
                        .preparer()
                        .body(answer)
                        .post("/v1/rail-batches/" + sent.file + "/callback");

        // Then
        refused(another, 409, "rail-answer-of-another");
        refused(renamed, 409, "rail-answer-of-another");
        refused(words, 422, "rail-answer-unreadable");
        refused(future, 422, "rail-answer-unreadable");
        refused(nowhere, 404, "rail-batch-not-found");
        refused(clerk, 403, "role-missing");
        money(sent, 0, 0, FAMILIES * 200_000);
        money(other, 0, 0, FAMILIES * 200_000);
    }

    /** A month of a programme over the rail, its file released and its payments on their way. */
    private Sending released() {
        Office office = Office.fresh("REL");
        office.families(FAMILIES);
        office.preparer()
                .body(
                        """
                        {"name":"Sembako","owner":"%s","mode":"PAY","target":"HOUSEHOLD",
                         "amountRupiah":200000,"conflictGroup":"%s","legalBasis":"Permensos 5/2021",
                         "rule":%s,"delivery":{"channel":"RAIL","payee":"HOUSEHOLD_PAYEE"}}
                        """
                                .formatted(office.owner(), office.programme(), Office.RULE))
                .put("/v1/programmes/" + office.programme())
                .then()
                .statusCode(200);
        var agreed = office.agree("/v1/programmes/" + office.programme());
        var budget = office.budget(10_000_000);
        UUID run = office.open("2026-11");
        finish(freeze, run, () -> office.run(run).path("state").equals("FROZEN"));
        office.submit(run).then().statusCode(200);
        office.approve(run, "budi").then().statusCode(200);
        office.approve(run, "ani").then().statusCode(200);
        office.fund(run);
        finish(instruct, run, () -> office.run(run).path("state").equals("INSTRUCTED"));
        finish(bankFile, run, () -> office.run(run).path("progress.step").equals("paying"));
        UUID file = office.bankFiles(run).getFirst();
        office.release(file);
        finish(
                send,
                file,
                () -> office.preparer().get("/v1/bank-files/" + file).path("state").equals("SENT"));
        return new Sending(office, run, file);
    }

    private RailJob job(Duration grace) {
        return new RailJob(
                view,
                store,
                new RailClient(
                        Optional.of(rail.url()),
                        Optional.of("https://dinsos.example"),
                        Optional.of("token"),
                        Optional.of(SECRET),
                        "dinsos",
                        Duration.ofSeconds(5),
                        clock),
                handler,
                clock,
                ids,
                Duration.ZERO,
                grace);
    }

    /** The newest report that the rail's words have made. */
    private void settle(Sending sent) {
        UUID id =
                UUID.fromString(
                        TestServices.database()
                                .single(
                                        "select convert_from(data, 'UTF8')::jsonb ->> 'report' from"
                                                + " event where stream_id = '"
                                                + RailBatch.idOf(sent.file)
                                                + "' and type in ('rail-answered.v1',"
                                                + " 'rail-batch-refused.v1', 'rail-batch-ended.v1') order by version desc"
                                                + " limit 1"));
        finish(
                report,
                id,
                () ->
                        sent.office
                                .preparer()
                                .get("/v1/bank-reports/" + id)
                                .path("state")
                                .equals("DONE"));
    }

    private static List<String> transfers(Sending sent) {
        String batch =
                sent.office
                        .preparer()
                        .get("/v1/bank-files/" + sent.file + ".json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        return JsonPath.from(batch).getList("instructions.instructionId", String.class).stream()
                .filter(one -> one != null)
                .toList();
    }

    private static Response batch(Sending sent) {
        return sent.office.preparer().get("/v1/rail-batches/" + sent.file);
    }

    private static Response end(Sending sent, RequestSpecification who, String step) {
        who.header("If-Match", batch(sent).header("ETag"));
        if (step.isEmpty()) {
            who.body("{\"letter\":\"R/1/2026\",\"reason\":\"Tidak pernah sampai\"}");
        }
        return who.post("/v1/rail-batches/" + sent.file + "/end" + step);
    }

    private static void money(Sending sent, long credited, long failed, long pending) {
        JsonPath money = sent.office.run(sent.run).jsonPath();
        assertThat(money.getLong("money.creditedRupiah")).isEqualTo(credited);
        assertThat(money.getLong("money.failedRupiah")).isEqualTo(failed);
        assertThat(money.getLong("money.pendingRupiah")).isEqualTo(pending);
    }

    private static Response callback(
            Sending sent, UUID file, String body, @Nullable String signature, long at) {
        return sent.office
                .as("rel", "rail")
                .header("webhook-id", "m-1")
                .header("webhook-timestamp", Long.toString(at))
                .header(
                        "webhook-signature",
                        signature == null ? signed("m-1." + at + ".", body) : signature)
                .body(body)
                .post("/v1/rail-batches/" + file + "/callback");
    }

    private static String signed(String before, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One file on its way. */
    private record Sending(Office office, UUID run, UUID file) {}
}
