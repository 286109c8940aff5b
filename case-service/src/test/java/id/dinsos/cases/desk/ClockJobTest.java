package id.dinsos.cases.desk;

import static id.dinsos.cases.handling.CaseDesk.execute;
import static id.dinsos.cases.handling.CaseDesk.problem;
import static id.dinsos.cases.handling.CaseDesk.query;
import static id.dinsos.cases.handling.CaseDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.dinsos.cases.handling.CaseDesk;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.Names;
import id.dinsos.eventstore.view.Views;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Clocks of real cases on a real database, with the time stepped and several workers at once. */
@QuarkusTest
@WithTestResource(TestServices.class)
class ClockJobTest {
    private final CaseDesk desk = new CaseDesk();

    @Inject Pool pool;
    @Inject EventStore store;
    @Inject CaseProcess process;
    @Inject Views views;

    @Test
    void of_several_workers_at_once_each_breach_is_said_once() throws Exception {
        // Given
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.add(desk.receive("ODGJ", Map.of("dangerous", true)));
        }
        upToDate();
        Instant later = Instant.now().plus(Duration.ofMinutes(121));
        // When
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                workers.add(replicas.submit(() -> look(later)));
            }
        }
        for (Future<?> worker : workers) {
            worker.get();
        }
        // Then
        for (String id : ids) {
            assertThat(count(id, "clock-breached.v1")).isEqualTo("1");
            assertThat(count(id, "clock-warned.v1")).isEqualTo("0");
        }
        with(desk.sari)
                .get("/v1/cases?worklist=OVERDUE&limit=100")
                .then()
                .body("items.size()", equalTo(30))
                .body("items.level", hasItem(1));
        LocalDate thatDay = LocalDate.ofInstant(later, ZoneId.of("Asia/Jakarta"));
        upToDate();
        with(desk.boss)
                .get("/v1/case-reports/service-times?asOf=" + thatDay)
                .then()
                .body("rows.find { it.kind == 'ODGJ' }.overdue", equalTo(30))
                .body("rows.find { it.kind == 'ODGJ' }.kept", equalTo(0));
    }

    @Test
    void a_worker_that_dies_between_deciding_and_recording_has_said_nothing_and_another_says_it() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        upToDate();
        Instant later = Instant.now().plus(Duration.ofMinutes(121));

        // When
        Throwable died = deathAtTheBreachOf(id, () -> look(later));
        String said = count(id, "clock-breached.v1");
        look(later);
        look(later);

        // Then
        assertThat(died).isNotNull();
        assertThat(said).isEqualTo("0");
        assertThat(count(id, "clock-breached.v1")).isEqualTo("1");
        assertThat(level(id)).isEqualTo("1");
    }

    @Test
    void
            a_worker_killed_in_the_middle_of_a_sweep_leaves_the_rest_to_another_and_nothing_is_twice() {
        // Given
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(desk.receive("ODGJ", Map.of("dangerous", true)));
        }
        ids.sort(Comparator.naturalOrder());
        upToDate();
        Instant later = Instant.now().plus(Duration.ofMinutes(121));
        ClockJob killed = job(later, 2);
        ClockJob other = job(later, 2);

        // When
        Throwable died =
                deathAtTheBreachOf(
                        ids.get(2),
                        () -> {
                            var unused = killed.due().await().indefinitely();
                            killed.work(Names.uuid("clocks", desk.owner));
                        });
        List<String> before = ids.stream().map(id -> count(id, "clock-breached.v1")).toList();
        var unused = other.due().await().indefinitely();
        other.work(Names.uuid("clocks", desk.owner));
        List<String> after = ids.stream().map(id -> count(id, "clock-breached.v1")).toList();

        // Then
        assertThat(died).isNotNull();
        assertThat(before).containsExactly("1", "1", "0", "0", "0");
        assertThat(after).containsExactly("1", "1", "1", "1", "1");
    }

    /** The connection is cut at the moment at which that breach is written. */
    private static Throwable deathAtTheBreachOf(String id, ThrowingCallable work) {
        execute(
                ("create function cut_off() returns trigger language plpgsql as $$ begin"
                                + " if new.type = 'clock-breached.v1' and new.stream_id = '%s'"
                                + " then perform pg_terminate_backend(pg_backend_pid()); end if;"
                                + " return new; end $$")
                        .formatted(id));
        execute(
                "create trigger cut_off before insert on event for each row"
                        + " execute function cut_off()");
        try {
            return catchThrowable(work);
        } finally {
            execute("drop trigger cut_off on event");
            execute("drop function cut_off()");
        }
    }

    private ClockJob job(Instant now, int step) {
        return new ClockJob(pool, store, process, views, Clock.fixed(now, ZoneOffset.UTC), step);
    }

    @Test
    void an_officer_whom_a_clock_outran_is_told_so_and_takes_the_step_on_what_it_said() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        int read = desk.version(id);
        Map<String, String> step = Map.of("to", "ASSESSED");
        upToDate();
        look(Instant.now().plus(Duration.ofMinutes(121)));
        int now = desk.version(id);
        // When
        var answer = desk.stepUnder(read, desk.sari, id, "/moves", step);
        // Then
        problem(answer, 412, "etag-stale");
        desk.stepUnder(now, desk.sari, id, "/moves", step).then().statusCode(200);

        assertThat(now).isGreaterThan(read);
        assertThat(count(id, "clock-breached.v1")).isEqualTo("1");
        assertThat(count(id, "case-moved.v1")).isEqualTo("1");
        desk.show(desk.sari, id).then().body("state", equalTo("ASSESSED"));
    }

    @Test
    void what_has_nothing_more_to_say_is_looked_at_no_more() {
        // Given
        String id = desk.receive("ODGJ", Map.of("dangerous", true));
        upToDate();
        Instant muchLater = Instant.now().plus(Duration.ofDays(60));

        look(muchLater);
        look(muchLater);
        // When
        var answer = count(id, "clock-breached.v1");
        // Then
        assertThat(answer).isEqualTo("2");
        assertThat(next(id)).isEqualTo("null");
    }

    @Test
    void a_holiday_decreed_later_takes_the_breach_back_and_the_row_says_so() {
        // Given
        String id = desk.receive("HOME_CARE", Map.of());
        upToDate();
        Instant due = Instant.parse(desk.show(desk.sari, id).<String>path("clocks[0].due"));
        look(due.plusSeconds(1));
        // When
        var answer = level(id);
        // Then
        assertThat(answer).isEqualTo("1");

        // The last second that counts: begun on a weekend, the time ends at a midnight.
        ZoneId zone = ZoneId.of("Asia/Jakarta");
        LocalDate day = LocalDate.ofInstant(due.minusSeconds(1), zone);
        with(desk.boss)
                .body(Map.of("name", "Cuti bersama", "decree", "SKB 3 Menteri"))
                .put("/v1/office-calendar/holidays/" + day)
                .then()
                .statusCode(200);
        upToDate();
        look(due.plusSeconds(2));

        assertThat(count(id, "breach-withdrawn.v1")).isEqualTo("1");
        assertThat(level(id)).isEqualTo("0");
    }

    private void look(Instant now) {
        ClockJob job = new ClockJob(pool, store, process, views, Clock.fixed(now, ZoneOffset.UTC));
        for (UUID office : job.due().await().indefinitely()) {
            job.work(office);
        }
    }

    private void upToDate() {
        views.upToDate(CaseView.NAME, Duration.ofSeconds(10)).await().indefinitely();
    }

    private static String count(String id, String type) {
        return query(
                "select count(*) from event where stream_id = '%s' and type = '%s'"
                        .formatted(id, type));
    }

    private static String level(String id) {
        return query("select level from view_cases.case_row where case_id = '%s'".formatted(id));
    }

    private static String next(String id) {
        return query("select next_at from view_cases.case_row where case_id = '%s'".formatted(id));
    }
}
