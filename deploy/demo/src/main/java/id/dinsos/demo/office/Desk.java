package id.dinsos.demo.office;

import com.fasterxml.jackson.databind.JsonNode;
import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What every part of the demo works with: the client, the people, the screen and the ledger. */
public record Desk(
        ApiClient api,
        Office office,
        Screen screen,
        Ledger ledger,
        Clock clock,
        Stack stack,
        Faults faults) {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STALLED = Duration.ofMinutes(5);

    /** A piece of work that can fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** A piece of work that leaves something for the next. */
    @FunctionalInterface
    public interface Making<T> {
        T make() throws IOException, InterruptedException;
    }

    /** The same desk in another office. */
    public Desk at(Office other) {
        return new Desk(api, other, screen, ledger, clock, stack, faults);
    }

    /** Announces a step and takes its time. */
    public void step(String name, String announcement, Work work)
            throws IOException, InterruptedException {
        boolean unused =
                make(
                        name,
                        announcement,
                        () -> {
                            work.run();
                            return true;
                        });
    }

    /** A step, and what it made. */
    public <T> T make(String name, String announcement, Making<T> work)
            throws IOException, InterruptedException {
        screen.step(announcement);
        faults.entering(name);
        long started = System.nanoTime();
        T made = work.make();
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        ledger.took(name, time);
        screen.note("[" + Screen.seconds(time) + "]");
        return made;
    }

    /** Asks again and again until it is so, showing each answer; gives up where nothing moves. */
    public JsonNode await(
            Actor actor, String path, Predicate<JsonNode> done, Consumer<JsonNode> show)
            throws InterruptedException {
        JsonNode last = ApiClient.object();
        long moved = System.nanoTime();
        while (true) {
            JsonNode now = api.get(actor, path);
            if (done.test(now)) {
                return now;
            }
            // Nothing can have moved while a part was away.
            if (faults.strike(stack) || !now.equals(last)) {
                last = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STALLED.toNanos()) {
                throw new DemoException(path + " has not moved for " + STALLED + ": " + now);
            }
            show.accept(now);
            Thread.sleep(PAUSE);
        }
    }

    /** Records that two figures agree, and says so where they do not. */
    public void check(String what, long expected, long actual) {
        Ledger.Check check = ledger.check(what, expected, actual);
        if (!check.holds()) {
            screen.note(
                    "WRONG: %s: expected %s, found %s"
                            .formatted(what, Screen.count(expected), Screen.count(actual)));
        }
    }

    /** Runs what must be refused and shows the refusal. */
    public void refused(String attempt, Runnable command) {
        try {
            command.run();
        } catch (ApiException refusal) {
            screen.note("%s: refused, %d %s".formatted(attempt, refusal.status(), refusal.code()));
            return;
        }
        check(attempt + " is refused", 1, 0);
    }
}
