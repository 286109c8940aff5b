package id.dinsos.eventstore.work;

import id.dinsos.eventstore.log.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Does numbered parts of a piece of work side by side and gives their results in order. All of them
 * are done under the fence of the piece.
 */
public final class Parallel {
    private Parallel() {}

    /**
     * @param size pieces are numbered 0 to {@code size - 1}
     * @param start where to begin, so that replicas do not follow each other step by step
     * @param width how many at a time
     */
    public static <T> List<T> map(int size, int start, int width, IntFunction<T> piece) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        Object[] results = new Object[size];
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(width, size); i++) {
                workers.add(
                        executor.submit(
                                Fence.carried(() -> {
                                    for (int n = next.getAndIncrement();
                                            n < size;
                                            n = next.getAndIncrement()) {
                                        int place = Math.floorMod(start + n, size);
                                        results[place] = piece.apply(place);
                                    }
                                })));
            }
            workers.forEach(Parallel::join);
        }
        return cast(results);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> cast(Object[] results) {
        return (List<T>) List.of(results);
    }

    private static void join(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e);
        }
    }
}
