package id.dinsos.demo.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.dinsos.testkit.TestServices;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two replicas on one PostgreSQL, asked in turn and at the same moment: random steps of months of
 * payments, with families that change their payee, their numbers and their household meanwhile. A
 * failure names its seed; {@code -Dseed=N} plays it again, {@code -Ddinsos.suite=long} plays
 * longer.
 */
class TwoReplicasTest {
    private static final boolean LONG = "long".equals(System.getProperty("dinsos.suite"));
    private static final int STEPS = LONG ? 600 : 36;
    private static final int MONTHS = LONG ? 11 : 2;
    private static final int FAMILIES = 6;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void nobody_is_paid_twice_and_no_rupiah_is_lost_whichever_replica_is_asked(@TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("seed", LONG ? System.nanoTime() % 1_000_000 : 279_697);
        System.out.println("two replicas, seed " + seed);
        TestServices services = new TestServices();
        Map<String, String> config = services.start();
        try (Replica first = new Replica(config, folder, "first")) {
            await().atMost(Duration.ofMinutes(3)).until(first::isReady);
            try (Replica second = new Replica(config, folder, "second");
                    Registry registry = new Registry()) {
                await().atMost(Duration.ofMinutes(3)).until(second::isReady);
                play(List.of(first, second), registry, seed);
            }
        } catch (Throwable failure) {
            throw new AssertionError("seed " + seed + " (replay with -Dseed)", failure);
        } finally {
            services.stop();
        }
    }

    private static void play(List<Replica> replicas, Registry registry, long seed) {
        Random random = new Random(seed);
        People people = new People(registry, FAMILIES, seed);
        ReplicaOffice office = new ReplicaOffice(replicas, random);
        Months months = new Months(office, people, random);
        months.open(MONTHS);
        for (int step = 1; step <= STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> office.done.merge(people.change(random), 1, Integer::sum);
                case 1 -> months.open(MONTHS);
                default -> months.advance();
            }
            if (step % 20 == 0) {
                months.accountForEverything();
            }
        }
        months.finish();
        months.accountForEverything();
        System.out.println("two replicas: " + office.done);
        assertThat(months.instructed()).as("families paid").isPositive();
        assertThat(office.done.keySet()).anyMatch(what -> what.endsWith(" raced"));
    }
}
