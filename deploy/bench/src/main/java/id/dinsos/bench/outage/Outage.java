package id.dinsos.bench.outage;

import id.dinsos.demo.office.Faults;
import id.dinsos.launcher.Stack;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Something that goes wrong and stays wrong until somebody does what the runbook says.
 *
 * @param step of the month in the middle of which it befalls
 * @param alert that must say so, in words
 * @param told whether it says so now
 * @param cure what the runbook says
 * @param noted what was found, for all outages together
 */
public record Outage(
        String name,
        String step,
        String alert,
        BooleanSupplier told,
        Doing befall,
        Doing cure,
        List<Noted> noted)
        implements Faults.Blow {
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    /** Something that can go wrong in many ways. */
    @FunctionalInterface
    public interface Doing {
        void run() throws Exception;
    }

    /**
     * What became of an outage.
     *
     * @param fired seconds until its alert fired
     * @param cleared seconds from the cure until it was gone
     * @param trouble what else went wrong; empty where nothing did
     */
    public record Noted(String name, double fired, double cleared, String trouble) {}

    @Override
    public void fall(Stack stack, PrintStream log) throws InterruptedException {
        double fired = Double.POSITIVE_INFINITY;
        double cleared = Double.POSITIVE_INFINITY;
        String trouble = "";
        try {
            befall.run();
            fired = Alerts.secondsUntil(true, told, PATIENCE);
            if (!told.getAsBoolean()) {
                trouble = alert + " did not fire; ";
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            trouble = e + "; ";
        }
        try {
            cure.run();
            cleared = Alerts.secondsUntil(false, told, PATIENCE);
            if (told.getAsBoolean()) {
                trouble += alert + " did not clear";
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            trouble += e;
        }
        noted.add(new Noted(name, fired, cleared, trouble));
        log.printf(
                "        %s: %s after %.0f s, gone %.0f s after the cure %s%n",
                name, alert, fired, cleared, trouble);
    }

    @Override
    public String toString() {
        return name;
    }
}
