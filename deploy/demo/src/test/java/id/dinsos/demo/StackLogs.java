package id.dinsos.demo;

import id.dinsos.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may stand in no log of any part: a query, a number as long as a NIK or a card, an account,
 * the name of anybody in the files that were taken in.
 */
final class StackLogs {
    private static final Pattern QUERY = Pattern.compile("/v1/[^\\s\"]*\\?\\S");
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9a-fA-F-])\\d{16}(?!\\d)");

    /** Connect tells when a change was made, in microseconds: sixteen digits too. */
    private static final Pattern MOMENT = Pattern.compile("\\bts_usec=\\d+");

    private static final Pattern WORDS = Pattern.compile("[\\p{L}']+(?: [\\p{L}'.]+)+");
    private static final int FAMILIES = 2_000;
    private static final int LONGEST_NAME = 5;
    private static final int SHOWN = 200;
    private static final int MOST = 20;

    private final Path logs;
    private final Set<String> names = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();

    private StackLogs(Path logs) {
        this.logs = logs;
    }

    static StackLogs of(Stack stack) throws IOException {
        StackLogs read = new StackLogs(stack.logs());
        Path folder = stack.folder("demo");
        read.column(folder.resolve("families.csv"), "nama_kepala_keluarga", read.names);
        read.column(folder.resolve("families.csv"), "no_rekening", read.accounts);
        read.column(folder.resolve("members.csv"), "nama", read.names);
        return read;
    }

    /** The first lines that hold what they must not, with the name of their file. */
    List<String> findings() throws IOException {
        List<String> found = new ArrayList<>();
        if (names.size() < 100 || accounts.size() < 100) {
            found.add("too few names or accounts to look for");
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    lines.filter(this::tells)
                            .limit(MOST)
                            .forEach(line -> found.add(file.getFileName() + ": " + shown(line)));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private boolean tells(String told) {
        String line = MOMENT.matcher(told).replaceAll("");
        if (QUERY.matcher(line).find() || LONG_NUMBER.matcher(line).find()) {
            return true;
        }
        for (String word : line.split("[^0-9]+")) {
            if (accounts.contains(word)) {
                return true;
            }
        }
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            if (hasName(words.group().toUpperCase(Locale.ROOT).split(" "))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasName(String[] words) {
        for (int from = 0; from < words.length; from++) {
            StringBuilder name = new StringBuilder(words[from]);
            for (int to = from + 1; to < Math.min(words.length, from + LONGEST_NAME); to++) {
                name.append(' ').append(words[to]);
                if (names.contains(name.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void column(Path file, String name, Set<String> values) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            List<String> rows = lines.limit(FAMILIES).toList();
            int at = List.of(rows.getFirst().split(",")).indexOf(name);
            if (at < 0) {
                throw new IllegalStateException(file + " has no column " + name);
            }
            for (String row : rows.subList(1, rows.size())) {
                String[] cells = row.split(",", -1);
                if (at < cells.length && cells[at].length() > 7) {
                    values.add(cells[at].toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    private static String shown(String line) {
        return line.length() > SHOWN ? line.substring(0, SHOWN) : line;
    }
}
