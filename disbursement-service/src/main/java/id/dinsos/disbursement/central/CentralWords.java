package id.dinsos.disbursement.central;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the ministry writes of a payment, and which stage that is. The words are data of the office,
 * see {@code central-statuses.json}: the ministry changes them, and sources disagree on what some
 * mean. The longest entry that the words begin with decides; what no entry knows is {@code OTHER}
 * and no fault.
 */
public record CentralWords(List<Entry> entries) {
    public CentralWords {
        entries =
                entries.stream()
                        .map(one -> new Entry(plain(one.words()), one.stage()))
                        .sorted(
                                Comparator.comparing((Entry one) -> one.words().length())
                                        .reversed())
                        .toList();
    }

    public CentralStage stage(String words) {
        String said = plain(words);
        return entries.stream()
                .filter(one -> said.equals(one.words()) || said.startsWith(one.words() + ' '))
                .findFirst()
                .map(Entry::stage)
                .orElse(CentralStage.OTHER);
    }

    /** In capitals, with nothing but letters and digits between single blanks. */
    private static String plain(String words) {
        return words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", " ").strip();
    }

    /** Words at the beginning of a status, and what they mean. */
    public record Entry(String words, CentralStage stage) {}
}
