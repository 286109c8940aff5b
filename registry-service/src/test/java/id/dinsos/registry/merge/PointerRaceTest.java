package id.dinsos.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import id.dinsos.registry.Api;
import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody is named heir in the very moment their record ends in another one. */
@QuarkusTest
@WithTestResource(TestServices.class)
@Timeout(120)
class PointerRaceTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long GATE = 4711;

    @Inject Pool pool;

    @Test
    void
            an_heir_named_before_the_merge_is_written_and_after_it_was_decided_goes_on_as_the_survivor()
                    throws Exception {
        String ending = Api.newPerson("Ani");
        String survivor = Api.newPerson("Ani Wijaya");
        String veteran = Api.newPerson("Budi");
        heldUp(
                "person-merged",
                () -> Api.change("/v1/persons/" + ending + "/merge", 1, Map.of("into", survivor)),
                () -> heir(veteran, ending).then().statusCode(200),
                merged -> merged.then().statusCode(200));
        Api.registrar()
                .get("/v1/persons/" + veteran)
                .then()
                .statusCode(200)
                .body("heir.personId", equalTo(survivor));
    }

    @Test
    void an_heir_who_was_decided_on_before_the_merge_and_written_after_it_is_refused()
            throws Exception {
        String ending = Api.newPerson("Citra");
        String survivor = Api.newPerson("Citra Dewi");
        String veteran = Api.newPerson("Dodi");
        heldUp(
                "heir-named",
                () -> heir(veteran, ending),
                () ->
                        Api.change("/v1/persons/" + ending + "/merge", 1, Map.of("into", survivor))
                                .then()
                                .statusCode(200),
                named -> named.then().statusCode(409).body("code", equalTo("person-merged")));
    }

    private static Response heir(String veteran, String heir) {
        return Api.change(
                "/v1/persons/" + veteran + "/heir", 1, Map.of("personId", heir, "as", "SPOUSE"));
    }

    /**
     * The first command waits with its transaction at an event of the type, until the second is
     * done.
     */
    private void heldUp(
            String type,
            Supplier<Response> first,
            Runnable second,
            java.util.function.Consumer<Response> then)
            throws Exception {
        TestServices.database()
                .execute(
                        "create function held_up() returns trigger language plpgsql as $$ begin"
                                + " perform pg_advisory_xact_lock_shared(%d); return new; end $$"
                                        .formatted(GATE));
        TestServices.database()
                .execute(
                        "create trigger held_up before insert on event for each row when (new.type like"
                                + " '%"
                                + type
                                + "%') execute function held_up()");
        SqlConnection gate = pool.getConnection().await().atMost(LIMIT);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            var unused =
                    gate.query("select pg_advisory_lock(" + GATE + ")")
                            .execute()
                            .await()
                            .atMost(LIMIT);
            Future<Response> running = thread.submit(first::get);
            await().atMost(LIMIT).until(() -> waiting() > 0);
            second.run();
            var open =
                    gate.query("select pg_advisory_unlock(" + GATE + ")")
                            .execute()
                            .await()
                            .atMost(LIMIT);
            assertThat(open.rowCount()).isEqualTo(1);
            then.accept(running.get());
        } finally {
            gate.close().await().atMost(LIMIT);
            TestServices.database().execute("drop trigger held_up on event");
            TestServices.database().execute("drop function held_up");
        }
    }

    private int waiting() {
        return pool.query(
                        "select count(*)::int n from pg_locks where locktype = 'advisory'"
                                + " and not granted")
                .execute()
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getInteger("n");
    }
}
