package id.dinsos.bench.metric;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * What a service keeps in its heap while something goes on: what is left there after a collection.
 * What it uses would say nothing, because a collector lets garbage lie until all of the heap is
 * full.
 */
public final class Heap implements AutoCloseable {
    /** Each look makes the service collect, in the time that is measured. */
    private static final long EVERY_NANOS = 5_000_000_000L;

    /**
     * Half of what a service may have on the machines of an office: one that keeps more does little
     * but collect before it ends for want of memory, and that it has ended is no figure.
     */
    public static final int MOST_MB = 256;

    private final Stack stack;
    private final PartName service;
    private final Thread thread;
    private volatile boolean stopped;
    private double mostBytes;

    public Heap(Stack stack, PartName service) {
        this.stack = stack;
        this.service = service;
        this.thread = Thread.ofPlatform().daemon().name("bench-heap").start(this::watch);
    }

    /** The most that was seen, now too, in megabytes; begins anew. */
    public synchronized double mostMegabytes() throws IOException, InterruptedException {
        look();
        double most = mostBytes;
        mostBytes = 0;
        return most / (1 << 20);
    }

    private void watch() {
        while (!stopped) {
            LockSupport.parkNanos(EVERY_NANOS);
            try {
                look();
            } catch (IOException away) {
                // A service that does not answer now is asked again.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void look() throws IOException, InterruptedException {
        double kept =
                Metrics.swept(stack, service)
                        .values("jvm_memory_used_bytes", "area=\"heap\"")
                        .sum();
        mostBytes = Math.max(mostBytes, kept);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
    }
}
