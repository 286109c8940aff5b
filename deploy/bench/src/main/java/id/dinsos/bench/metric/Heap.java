package id.dinsos.bench.metric;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** How much of its heap a service uses while something goes on, as its own metrics say. */
public final class Heap implements AutoCloseable {
    private static final long EVERY_NANOS = 250_000_000;

    /** What a service may have on the machines of an office. */
    public static final int MOST_MB = 512;

    private final Stack stack;
    private final PartName service;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile double mostBytes;

    public Heap(Stack stack, PartName service) {
        this.stack = stack;
        this.service = service;
        this.thread = Thread.ofPlatform().daemon().name("bench-heap").start(this::watch);
    }

    /** The most that was seen, in megabytes; begins anew. */
    public double mostMegabytes() {
        double most = mostBytes;
        mostBytes = 0;
        return most / (1 << 20);
    }

    private void watch() {
        while (!stopped) {
            try {
                mostBytes = Math.max(mostBytes, used());
            } catch (IOException away) {
                // A service that does not answer now is asked again.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    private double used() throws IOException, InterruptedException {
        return Metrics.of(stack, service).values("jvm_memory_used_bytes", "area=\"heap\"").sum();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
    }
}
