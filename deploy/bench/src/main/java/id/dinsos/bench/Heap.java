package id.dinsos.bench;

import id.dinsos.launcher.Stack;
import id.dinsos.launcher.host.PartName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** How much of its heap a service uses while something goes on, as its own metrics say. */
final class Heap implements AutoCloseable {
    private static final long EVERY_NANOS = 250_000_000;

    /** What a service may have on the machines of an office. */
    static final int MOST_MB = 512;

    private final URI metrics;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile double mostBytes;

    Heap(Stack stack, PartName service) {
        this.metrics = stack.url(service).resolve("/q/metrics");
        this.thread = Thread.ofPlatform().daemon().name("bench-heap").start(this::watch);
    }

    /** The most that was seen, in megabytes; begins anew. */
    double mostMegabytes() {
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
        return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
                .body()
                .filter(line ->
                        line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
        http.close();
    }
}
