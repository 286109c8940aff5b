package id.dinsos.bench;

import id.dinsos.bench.metric.Figure;
import id.dinsos.bench.metric.Heap;
import id.dinsos.bench.metric.Quiet;
import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether a run grows in a straight line: 95,300, then 300,000, then a million families in one run,
 * from the opening to the last payment on its way, and the heap that it keeps.
 */
final class LineBench {
    private static final List<Integer> SIZES = List.of(95_300, 300_000, 1_000_000);
    private static final double MOST = 1.15;

    private final Stack stack;
    private final PrintStream log;
    private final Consumer<Figure> shown;

    /**
     * @param shown takes each figure
     */
    LineBench(Stack stack, PrintStream log, Consumer<Figure> shown) {
        this.stack = stack;
        this.log = log;
        this.shown = shown;
    }

    void run() throws IOException, InterruptedException, SQLException {
        YearMonth month = YearMonth.of(2026, 1);
        BenchOffice office = new BenchOffice(stack, log);
        try (SyntheticFamilies families = new SyntheticFamilies(stack);
                Heap heap = new Heap(stack, PartName.DISBURSEMENT)) {
            families.tell(0, SIZES.getFirst());
            // Warm: what is compared are services at work, not their compilers.
            var warm = office.pay(month, SIZES.getFirst());
            log.printf("warm after %.1f s%n", warm.all());
            double first = 0;
            double firstHeap = 0;
            int known = SIZES.getFirst();
            for (int size : SIZES) {
                long told = System.nanoTime();
                families.tell(known, size);
                known = size;
                log.printf("%,d families known after %.0f s%n", size, PlainLoader.seconds(told));
                rest();
                month = month.plusMonths(1);
                double unused = heap.mostMegabytes();
                BenchOffice.Month paid = office.pay(month, size);
                double millis = 1_000 * paid.all() / size;
                double most = heap.mostMegabytes();
                log.printf(
                        "%,d payments in %.1f s, %.3f ms each, %.0f MB of heap kept%n",
                        size, paid.all(), millis, most);
                if (size == SIZES.getFirst()) {
                    first = millis;
                    firstHeap = most;
                }
                shown.accept(
                        Figure.atMost(
                                "a run of %,d, ms a payment".formatted(size), millis, first, MOST));
                shown.accept(
                        Figure.ceiling(
                                "heap kept in a run of %,d, MB (%.0f in the first)"
                                        .formatted(size, firstHeap),
                                most,
                                Heap.MOST_MB));
            }
        }
    }

    /**
     * Every size begins alike: the others have read what was told, and the planner knows how much
     * there is.
     */
    private void rest() throws InterruptedException, SQLException {
        stack.databaseAsAdmin(PartName.DISBURSEMENT)
                .execute(
                        "vacuum (analyze) beneficiary_household",
                        "vacuum (analyze) beneficiary_person",
                        "vacuum (analyze) beneficiary_identity");
        Quiet.await(stack, log);
    }
}
