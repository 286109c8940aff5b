package id.dinsos.cases.handling;

import static id.dinsos.cases.handling.CaseDesk.query;
import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.testkit.TestServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A busy hour, in short; {@code ./dinsos bench --only cases} runs it whole. */
@QuarkusTest
@WithTestResource(TestServices.class)
class CaseDesksTest {
    private static final int DESKS = 50;
    private static final int SHARED = 10;
    private static final int TRIES = 200;

    private final CaseDesk desk = new CaseDesk();

    @Test
    void fifty_desks_at_once_lose_no_case_and_no_word() throws Exception {
        // Given
        ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        at(DESKS, i -> ids.add(desk.receive("VAGRANT", Map.of())));
        List<String> shared = ids.stream().limit(SHARED).toList();
        // When
        at(DESKS, i -> remark(shared.get(i % SHARED), "meja " + i));
        // Then
        assertThat(ids).doesNotHaveDuplicates().hasSize(DESKS);
        assertThat(count("case-received.v1", ids)).isEqualTo("50");
        assertThat(count("remark-written.v1", shared)).isEqualTo("50");
        for (String id : shared) {
            assertThat(desk.show(desk.sari, id).<List<?>>path("remarks")).hasSize(DESKS / SHARED);
        }
    }

    /** As often as somebody else was quicker. */
    private void remark(String id, String text) {
        for (int i = 0; i < TRIES; i++) {
            int status =
                    desk.stepUnder(
                                    desk.version(id),
                                    desk.sari,
                                    id,
                                    "/remarks",
                                    Map.of("text", text))
                            .statusCode();
            if (status == 200) {
                return;
            }
            assertThat(status).isEqualTo(412);
        }
        throw new AssertionError(id + " is never free");
    }

    private static void at(int count, IntConsumer work) throws Exception {
        try (ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
            List<Future<?>> jobs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                jobs.add(desks.submit(() -> work.accept(number)));
            }
            for (Future<?> job : jobs) {
                assertThat(job.get()).isNull();
            }
        }
    }

    private static String count(String type, Iterable<String> ids) {
        return query(
                "select count(*) from event where type = '%s' and stream_id in ('%s')"
                        .formatted(type, String.join("','", ids)));
    }
}
