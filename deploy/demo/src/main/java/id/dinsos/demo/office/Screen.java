package id.dinsos.demo.office;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the demo shows: numbered steps, a progress line that is overwritten on a terminal and
 * repeated now and then elsewhere, notes and tables.
 */
public final class Screen {
    /** Between two progress lines in a file: longer and longer within a step. */
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long MAX_QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String INDENT = "        ";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;
    private final int steps;
    private int step;
    private long shownAt;
    private long quietNanos = QUIET_NANOS;
    private int shown;

    public Screen(PrintStream out, boolean terminal, int steps) {
        this.out = out;
        this.terminal = terminal;
        this.steps = steps;
    }

    public PrintStream out() {
        return out;
    }

    public void title(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
        out.flush();
    }

    public void step(String text) {
        clear();
        out.println();
        out.println("[%2d/%d] %s".formatted(++step, steps, text));
        out.flush();
        shownAt = System.nanoTime();
        quietNanos = QUIET_NANOS;
    }

    public void note(String text) {
        clear();
        out.println(INDENT + text);
        out.flush();
    }

    /** A heading inside a step. */
    public void heading(String text) {
        clear();
        out.println();
        out.println(INDENT + text);
        out.flush();
    }

    /** Where a step stands; the next call takes its place. */
    public void progress(String text) {
        if (terminal) {
            String line = INDENT + text;
            line = line.substring(0, Math.min(line.length(), WIDTH));
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else if (System.nanoTime() - shownAt > quietNanos) {
            shownAt = System.nanoTime();
            quietNanos = Math.min(2 * quietNanos, MAX_QUIET_NANOS);
            out.println(INDENT + text);
        }
        out.flush();
    }

    /** How much of a whole is done, with the rate so far. */
    public void progress(String doing, long done, long total, long startedNanos) {
        if (done == 0 || total <= 1) {
            progress(doing);
            return;
        }
        double seconds = Math.max(0.001, (System.nanoTime() - startedNanos) / 1e9);
        String part = total > 0 ? " of %s  %3d %%".formatted(count(total), done * 100 / total) : "";
        progress(
                "%-10s %s%s  %s/s"
                        .formatted(doing, count(done), part, count((long) (done / seconds))));
    }

    /** Columns as wide as they need to be; those in {@code numeric} align to the right. */
    public void table(List<String> header, List<List<String>> rows, int firstNumeric) {
        clear();
        int[] widths = new int[header.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.addFirst(header);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println(INDENT + line(header, widths, firstNumeric));
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        out.println(INDENT + String.join("  ", rule));
        for (List<String> row : rows) {
            out.println(INDENT + line(row, widths, firstNumeric));
        }
        out.flush();
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String rupiah(long amount) {
        return "Rp " + count(amount);
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String line(List<String> row, int[] widths, int firstNumeric) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            cells.add(i < firstNumeric ? row.get(i) + space : space + row.get(i));
        }
        return String.join("  ", cells).stripTrailing();
    }

    private void clear() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }
}
