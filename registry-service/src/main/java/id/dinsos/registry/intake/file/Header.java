package id.dinsos.registry.intake.file;

import id.dinsos.registry.sheet.CellText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first line of a file: which column stands where. Order is free, extra columns stay, and a
 * column without a name is none as long as nothing stands in it.
 */
public final class Header {
    public static final String ERROR_CODE = "error_code";
    public static final String ERROR_MESSAGE = "error_message";

    /** As of when a rejected row was said, so that a mended one is never taken for newer. */
    public static final String AS_OF = "per_tanggal";

    /** What a file of rejects adds; it may be sent again and rejected again any number of times. */
    private static final Set<String> ADDED = Set.of(ERROR_CODE, ERROR_MESSAGE, AS_OF);

    private final FileKind kind;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Integer> unnamed = new ArrayList<>();
    private final int named;
    private final boolean own;

    public Header(FileKind kind, List<String> names) {
        this.kind = kind;
        this.names = names.stream().map(CellText::of).toList();
        int last = 0;
        for (int i = 0; i < this.names.size(); i++) {
            String name = this.names.get(i);
            if (name.isEmpty()) {
                unnamed.add(i);
                continue;
            }
            last = i + 1;
            if (places.putIfAbsent(name, i) != null && !ADDED.contains(name)) {
                // Without a header the first row of data stands here: its fields are not repeated.
                throw new IntakeFailure(
                        "header-wrong",
                        "kolom ke-%d bernama sama dengan kolom sebelumnya".formatted(i + 1));
            }
        }
        this.named = last;
        this.own = OwnExport.isOf(kind, places.keySet());
    }

    /** Whether the file is an export of ours, whose rows are known by the ids of the records. */
    public boolean isOwnExport() {
        return own;
    }

    /**
     * Refuses a file that lacks a column it must have; what an export of ours lacks it never has.
     */
    public void requireAll() {
        if (own) {
            return;
        }
        List<String> missing =
                kind.required().stream().filter(name -> !places.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IntakeFailure(
                    "header-wrong",
                    "berkas %s tidak memuat kolom %s"
                            .formatted(kind.label(), String.join(", ", missing)));
        }
    }

    /** Refuses a row that says something where the header has no name for it. */
    public void requireNamed(Row row) {
        for (int place : unnamed) {
            if (place < row.fields().size() && !CellText.of(row.fields().get(place)).isEmpty()) {
                throw new IntakeFailure(
                        "header-wrong",
                        "kolom ke-%d berkas %s tidak bernama, tetapi baris %d berisi nilai di sana"
                                .formatted(place + 1, row.file().label(), row.line()));
            }
        }
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /** How many columns there are up to the last one that has a name. */
    public int named() {
        return named;
    }

    /** Where a column stands; -1 where the file does not have it. */
    public int place(String column) {
        String name = own ? OwnExport.name(kind, column) : column;
        return places.getOrDefault(name, -1);
    }

    /** What a cell of the file says of a column. */
    String read(String column, String cell) {
        return own ? OwnExport.value(column, cell) : cell;
    }

    /** The places of what the office's own columns are, without what a file of rejects added. */
    List<Integer> sent() {
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!ADDED.contains(names.get(i))) {
                sent.add(i);
            }
        }
        return sent;
    }
}
