package id.dinsos.eventstore.work;

import id.dinsos.eventstore.log.TestStore;
import id.dinsos.testkit.TestPostgres.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;

/**
 * A worker in a process of its own, for a test that freezes it: it says that it is in the middle of
 * its piece and goes on when it reads a line.
 */
final class FrozenWorker {
    static final String MIDDLE = "in the middle";
    static final String LEFT = "left the piece";

    private FrozenWorker() {}

    /** Database, port, piece, length of a lease in milliseconds. */
    public static void main(String[] args) throws InterruptedException {
        TestStore test = TestStore.on(new Database(args[0], Integer.parseInt(args[1])));
        Leases leases = new Leases(test.pool, "frozen", Duration.ofMillis(Long.parseLong(args[3])));
        new Tickets(
                        test.store,
                        "frozen",
                        UUID.fromString(args[2]),
                        FrozenWorker::waitInTheMiddle,
                        () -> say(LEFT))
                .start(leases, new SimpleMeterRegistry());
        Thread.currentThread().join();
    }

    private static void waitInTheMiddle() {
        say(MIDDLE);
        try {
            var unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
