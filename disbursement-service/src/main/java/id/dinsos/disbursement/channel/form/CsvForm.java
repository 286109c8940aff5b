package id.dinsos.disbursement.channel.form;

import id.dinsos.disbursement.work.Csv;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bank's file as data of the office: the lines before and behind the transfers, the columns in
 * the bank's order, what separates them. Words in braces are filled in.
 *
 * @param separator comma, semicolon, tab or bar
 * @param lineEnd {@code CRLF} or {@code LF}
 * @param titles whether the names of the columns stand above the transfers
 * @param opening lines, each a list of fields: {@code file}, {@code title}, {@code owner}, {@code
 *     receiver}, {@code date} (20261128), {@code day} (28/11/2026), {@code lines}, {@code sum}
 * @param closing the same, and {@code hash}: SHA-256 of everything before
 */
public record CsvForm(
        String name,
        List<String> receivers,
        String separator,
        String lineEnd,
        boolean titles,
        List<List<String>> opening,
        List<Column> columns,
        List<List<String>> closing)
        implements FileForm {
    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> OF_FILE =
            Set.of("file", "title", "owner", "receiver", "date", "day", "lines", "sum");
    private static final Set<String> OF_ORDER =
            Set.of(
                    "transfer",
                    "bank",
                    "account",
                    "holder",
                    "name",
                    "nik",
                    "village",
                    "amount",
                    "remark");
    private static final Set<String> SEPARATORS = Set.of(",", ";", "\t", "|");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    /** The list from which money is handed over, as it is kept; people sign a page made of it. */
    public static final CsvForm HAND =
            new CsvForm(
                    "HAND",
                    List.of(),
                    ",",
                    "CRLF",
                    true,
                    List.of(List.of("H", "{file}", "{receiver}", "{date}", "{lines}", "{sum}")),
                    List.of(
                            new Column("transfer_id", "{transfer}"),
                            new Column("recipient", "{name}"),
                            new Column("nik", "{nik}"),
                            new Column("amount_rupiah", "{amount}"),
                            new Column("village", "{village}"),
                            new Column("remark", "{remark}")),
                    List.of());

    /** A column: its name, and what stands in it. */
    public record Column(String title, String value) {}

    public CsvForm {
        receivers = List.copyOf(receivers);
        opening = opening.stream().map(List::copyOf).toList();
        columns = List.copyOf(columns);
        closing = closing.stream().map(List::copyOf).toList();
        if (!SEPARATORS.contains(separator)) {
            throw new IllegalArgumentException(name + " is separated by , ; | or a tab");
        }
        if (!lineEnd.equals("CRLF") && !lineEnd.equals("LF")) {
            throw new IllegalArgumentException(name + " ends its lines with CRLF or LF");
        }
        for (String one : List.of("{transfer}", "{amount}")) {
            if (columns.stream().noneMatch(column -> column.value().equals(one))) {
                throw new IllegalArgumentException(name + " has no column that is " + one);
            }
        }
        columns.forEach(column -> known(name, column.value(), OF_ORDER, false));
        opening.forEach(line -> line.forEach(field -> known(name, field, OF_FILE, false)));
        closing.forEach(line -> line.forEach(field -> known(name, field, OF_FILE, true)));
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String opening(Head head) {
        StringBuilder text = new StringBuilder();
        opening.forEach(fields -> line(text, fields, head, ""));
        if (titles) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : separator).append(safe(columns.get(i).title()));
            }
            text.append(end());
        }
        return text.toString();
    }

    @Override
    public String line(Order order) {
        StringBuilder text = new StringBuilder(120);
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : separator)
                    .append(safe(filled(columns.get(i).value(), order)));
        }
        return text.append(end()).toString();
    }

    @Override
    public String closing(Head head, String sha256) {
        StringBuilder text = new StringBuilder();
        closing.forEach(fields -> line(text, fields, head, sha256));
        return text.toString();
    }

    private void line(StringBuilder to, List<String> fields, Head head, String sha256) {
        for (int i = 0; i < fields.size(); i++) {
            to.append(i == 0 ? "" : separator).append(safe(filled(fields.get(i), head, sha256)));
        }
        to.append(end());
    }

    private String end() {
        return lineEnd.equals("CRLF") ? "\r\n" : "\n";
    }

    private String safe(String field) {
        return Csv.safe(field, separator.charAt(0));
    }

    private static String filled(String field, Order order) {
        // Nearly every column is one word, and a month has a hundred thousand lines.
        if (field.startsWith("{") && field.indexOf('}') == field.length() - 1) {
            return value(field.substring(1, field.length() - 1), order);
        }
        return WORD.matcher(field)
                .replaceAll(word -> Matcher.quoteReplacement(value(word.group(1), order)));
    }

    private static String filled(String field, Head head, String sha256) {
        return WORD.matcher(field)
                .replaceAll(word -> Matcher.quoteReplacement(value(word.group(1), head, sha256)));
    }

    private static String value(String word, Order order) {
        return switch (word) {
            case "transfer" -> order.transfer().toString();
            case "bank" -> order.bank();
            case "account" -> order.account();
            case "holder" -> order.holder();
            case "name" -> order.name();
            case "nik" -> order.nik();
            case "village" -> order.village();
            case "amount" -> Long.toString(order.amountRupiah());
            case "remark" -> order.remark();
            default -> throw new IllegalStateException("no such word: " + word);
        };
    }

    private static String value(String word, Head head, String sha256) {
        LocalDate on = head.on();
        return switch (word) {
            case "file" -> head.file().toString();
            case "title" -> head.title();
            case "owner" -> head.owner();
            case "receiver" -> head.receiver();
            case "date" -> on.format(DateTimeFormatter.BASIC_ISO_DATE);
            case "day" -> on.format(DAY);
            case "lines" -> Integer.toString(head.lines());
            case "sum" -> Long.toString(head.controlSumRupiah());
            case "hash" -> sha256;
            default -> throw new IllegalStateException("no such word: " + word);
        };
    }

    private static void known(String form, String field, Set<String> words, boolean last) {
        WORD.matcher(field)
                .results()
                .map(word -> word.group(1))
                .filter(word -> !words.contains(word) && !(last && word.equals("hash")))
                .findFirst()
                .ifPresent(word -> {
                    throw new IllegalArgumentException(form + " cannot fill in {" + word + "}");
                });
    }
}
