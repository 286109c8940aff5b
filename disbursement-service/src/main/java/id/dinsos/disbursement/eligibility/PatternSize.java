package id.dinsos.disbursement.eligibility;

/**
 * How large a regular expression becomes when it is compiled, at most: repetitions are written out,
 * so {@code ((a{1000}){1000}){1000}} is a thousand million. Worked out from its text alone.
 */
final class PatternSize {
    private static final int CLASS = 20;
    private static final int MAX_DEPTH = 50;

    private final String pattern;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** Instructions, saturating; an upper bound where the pattern is not well formed. */
    static long of(String pattern) {
        PatternSize reading = new PatternSize(pattern);
        long size = 0;
        while (reading.at < pattern.length()) {
            size = plus(size, reading.alternatives(0));
            // A bracket that closes nothing is one character.
            reading.at++;
        }
        return size;
    }

    private long alternatives(int depth) {
        if (depth > MAX_DEPTH) {
            at = pattern.length();
            return Long.MAX_VALUE;
        }
        long size = 1;
        while (at < pattern.length() && pattern.charAt(at) != ')') {
            if (pattern.charAt(at) == '|') {
                at++;
                size = plus(size, 1);
            } else {
                size = plus(size, repeated(atom(depth)));
            }
        }
        return size;
    }

    private long atom(int depth) {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> {
                long inside = alternatives(depth + 1);
                at++;
                yield plus(inside, 2);
            }
            case '[' -> {
                characterClass();
                yield CLASS;
            }
            case '\\' -> {
                at++;
                yield CLASS;
            }
            default -> 1;
        };
    }

    private void characterClass() {
        int first = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** The size of an atom with all the repetitions that follow it. */
    private long repeated(long atom) {
        long size = atom;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                size = plus(size, 1);
            } else if (c == '{') {
                long times = times();
                if (times < 0) {
                    return size;
                }
                size = times(size, Math.max(1, times));
            } else {
                return size;
            }
        }
        return size;
    }

    /** Of {@code {n}}, {@code {n,}} or {@code {n,m}} the most; below zero where it is none. */
    private long times() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("\\d{1,9}(,\\d{0,9})?")) {
            return -1;
        }
        at = end + 1;
        int comma = inside.indexOf(',');
        if (comma < 0) {
            return Long.parseLong(inside);
        }
        long least = Long.parseLong(inside.substring(0, comma));
        String most = inside.substring(comma + 1);
        return most.isEmpty() ? least + 1 : Math.max(least, Long.parseLong(most));
    }

    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long times(long one, long other) {
        return one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
