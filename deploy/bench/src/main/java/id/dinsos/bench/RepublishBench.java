package id.dinsos.bench;

import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.outage.FromZero;
import id.dinsos.bench.outage.TopicPicture;
import id.dinsos.launcher.Republishing;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.Trees;
import java.io.PrintStream;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A broker that has lost everything: how long {@code ./dinsos republish} takes until the last
 * message of months of payments can be read again, whether all is there, each key in order, and
 * whether a consumer that has forgotten everything comes to the state it had.
 */
final class RepublishBench {
    private static final int FAMILIES = 95_300;
    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final long YEAR = 1_850_000;
    private static final long LIMIT_NANOS = 900_000_000_000L;
    private static final String TOPICS = "disbursement.";

    private final Stack stack;
    private final int months;
    private final PrintStream log;

    RepublishBench(Stack stack, int months, PrintStream log) {
        this.stack = stack;
        this.months = months;
        this.log = log;
    }

    List<Figure> run() throws Exception {
        BenchOffice office = new BenchOffice(stack, log);
        try (SyntheticFamilies families = new SyntheticFamilies(stack)) {
            families.tell(0, FAMILIES);
            for (int i = 0; i < months; i++) {
                BenchOffice.Month paid = office.pay(FIRST.plusMonths(i), FAMILIES);
                double unused = office.report(paid.files(), 0);
            }
        }
        TopicPicture before = TopicPicture.read(stack.kafkaBootstrap(), TOPICS);
        FromZero reader = new FromZero(stack, log);
        String state = reader.settled();
        stack.stop(log);
        Trees.delete(stack.home().resolve("kafka/data"));
        stack.ensureRunning(log);
        long start = System.nanoTime();
        long said = Republishing.of(stack, log);
        double order = PlainLoader.seconds(start);
        while (TopicPicture.messages(stack.kafkaBootstrap(), TOPICS) < before.distinct()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new IllegalStateException("not all that was said again arrives");
            }
            LockSupport.parkNanos(100_000_000);
        }
        double seconds = PlainLoader.seconds(start);
        TopicPicture after = TopicPicture.read(stack.kafkaBootstrap(), TOPICS);
        log.printf(
                "%,d messages said again in %.1f s, on Kafka after %.1f s; %,d ids before, %,d"
                        + " after, %,d twice, %,d out of order%n",
                said,
                order,
                seconds,
                before.distinct(),
                after.distinct(),
                after.twice(),
                after.backwards());
        return List.of(
                Figure.ceiling(
                        "%,d messages of a year republished, s (from %,d)".formatted(YEAR, said),
                        seconds * YEAR / said,
                        180),
                Figure.ceiling("republished: messages out of order", after.backwards(), 0),
                Figure.floor(
                        "republished: same ids, same newest of each key",
                        after.saysTheSame(before) ? 1 : 0,
                        1),
                Figure.floor(
                        "a consumer from zero: same hash of all its rows",
                        reader.comesTo(state) ? 1 : 0,
                        1));
    }
}
