package id.dinsos.registry.privacy;

import id.dinsos.eventstore.rules.Forms;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.registry.privacy.Privacy.Basis;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased, as a list that is kept beside the backups and brought back after a restore. No
 * line can be made up: each ends in a keyed hash of the rest, so that nobody erases a person by
 * adding them to it.
 *
 * @param seal the keyed hash of a text
 */
public record ErasureList(Function<String, byte[]> seal) {
    static final String HEADER = "person;ordered_on;basis;money_until;seal";

    /** Lines a list brought back may have. */
    static final int MAX_LINES = 100_000;

    private static final int FIELDS = 5;

    /** What a spreadsheet that has saved it puts before the list, and behind a line. */
    private static final Pattern ADDED = Pattern.compile("^\uFEFF|;+\\s*$");

    /**
     * One erasure.
     *
     * @param moneyUntil until when records of money are kept; null where there are none
     */
    public record Entry(
            UUID personId, LocalDate orderedOn, Basis basis, @Nullable LocalDate moneyUntil) {
        private String text() {
            return "%s;%s;%s;%s"
                    .formatted(personId, orderedOn, basis, moneyUntil == null ? "" : moneyUntil);
        }
    }

    String line(Entry entry) {
        return entry.text() + ';' + sealed(entry.text());
    }

    /** The entries of a list; refuses one with a line that is none of ours, and says which. */
    List<Entry> read(String list) {
        List<String> lines =
                list.lines()
                        .map(one -> ADDED.matcher(one).replaceAll("").strip())
                        .filter(one -> !one.isEmpty())
                        .toList();
        List<Refusal.FieldError> faults = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        boolean forged = false;
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER) || lines.size() > MAX_LINES) {
            faults.add(new Refusal.FieldError("/1", "field-invalid", "begins with " + HEADER));
        }
        for (int i = 1; i < lines.size() && faults.isEmpty(); i++) {
            Entry entry = entry(lines.get(i), "/" + (i + 1), faults);
            if (entry != null && !lines.get(i).equals(line(entry))) {
                forged = true;
                faults.add(new Refusal.FieldError("/" + (i + 1), "field-invalid", "not sealed"));
            } else if (entry != null) {
                entries.add(entry);
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(
                            forged
                                    ? PrivacyCode.ERASURE_LIST_FALSE
                                    : PrivacyCode.ERASURE_LIST_MALFORMED,
                            "nothing of the list was done",
                            faults)
                    .asException();
        }
        return entries;
    }

    /**
     * Whom a file of the folder is about, which is named as the person is; null where by no one.
     */
    static @Nullable UUID personOf(String name) {
        UUID person = Forms.uuid(name);
        return person != null && person.toString().equals(name) ? person : null;
    }

    /** Without its seal, which whoever asks compares; null, with the fault, where it is none. */
    private static @Nullable Entry entry(String line, String at, List<Refusal.FieldError> faults) {
        List<String> cells = Arrays.asList(line.split(";", -1));
        String column = "";
        try {
            if (cells.size() == FIELDS) {
                column = "/person";
                UUID person = UUID.fromString(cells.get(0));
                column = "/ordered_on";
                LocalDate on = LocalDate.parse(cells.get(1));
                column = "/basis";
                Basis basis = Basis.valueOf(cells.get(2));
                column = "/money_until";
                String until = cells.get(3);
                return new Entry(
                        person, on, basis, until.isEmpty() ? null : LocalDate.parse(until));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // Said below, with the column that was being read.
        }
        faults.add(new Refusal.FieldError(at + column, "field-invalid", "not as it was written"));
        return null;
    }

    private String sealed(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.apply(text));
    }
}
