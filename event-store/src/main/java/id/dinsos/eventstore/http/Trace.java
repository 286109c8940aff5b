package id.dinsos.eventstore.http;

import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure as text for the log. Messages of libraries quote what they were given, which may be
 * somebody's NIK; so only our own are written, and of those no long number.
 */
final class Trace {
    private static final int CAUSES = 5;
    private static final int FRAMES = 40;

    private Trace() {}

    static String of(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Throwable one = failure;
        for (int depth = 0; one != null && depth < CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + one.getClass().getName() + said(one));
            StackTraceElement[] frames = one.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                lines.add("    at " + frames[i]);
            }
            one = one.getCause();
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String said(Throwable one) {
        if (one instanceof PgException refused) {
            return ": SQL state " + refused.getSqlState();
        }
        boolean ours = one instanceof IllegalStateException && one.getCause() == null;
        return ours && one.getMessage() != null ? ": " + Problem.harmless(one.getMessage()) : "";
    }
}
