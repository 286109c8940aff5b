package id.dinsos.bench.metric;

import java.util.Locale;

/**
 * One measured figure against its reference of the same run.
 *
 * @param measured in the unit of the name
 * @param reference what the bare limit reached, or 0 where the target is absolute
 * @param ratio measured against reference, or 0 where there is none
 * @param target the sentence of the target
 * @param met whether it was reached
 */
public record Figure(
        String name, double measured, double reference, double ratio, String target, boolean met) {

    /** A rate that must be at least this share of the reference's. */
    public static Figure atLeast(String name, double measured, double reference, double share) {
        double ratio = measured / reference;
        return new Figure(
                name,
                measured,
                reference,
                ratio,
                "at least %.2f x".formatted(share),
                ratio >= share);
    }

    /** A time that may be at most so many times the reference's. */
    public static Figure atMost(String name, double measured, double reference, double times) {
        double ratio = measured / reference;
        return new Figure(
                name,
                measured,
                reference,
                ratio,
                "at most %.2f x".formatted(times),
                ratio <= times);
    }

    public static Figure floor(String name, double measured, double least) {
        return new Figure(
                name, measured, 0, 0, "at least %,.0f".formatted(least), measured >= least);
    }

    public static Figure ceiling(String name, double measured, double most) {
        return new Figure(name, measured, 0, 0, "at most %,.0f".formatted(most), measured <= most);
    }

    /** Something went wrong before there was a figure. */
    public static Figure unknown(String why) {
        return new Figure(why, 0, 0, 0, "to be known", false);
    }

    public String line() {
        return String.format(
                Locale.ROOT,
                "%-62s %,14.1f %14s %7s  %-18s %s",
                name,
                measured,
                reference == 0 ? "" : String.format(Locale.ROOT, "%,.1f", reference),
                ratio == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                target,
                met ? "met" : "MISSED");
    }

    public static String header() {
        return String.format(
                Locale.ROOT,
                "%-62s %14s %14s %7s  %-18s %s",
                "figure",
                "measured",
                "reference",
                "ratio",
                "target",
                "");
    }
}
