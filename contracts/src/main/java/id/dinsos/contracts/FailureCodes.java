package id.dinsos.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What banks say of a payment that did not arrive, in the office's words: each word of a bank, or
 * of any bank, leads to one code, and each code to who has to do what next. It is data of the
 * office, see {@code failure-codes.json}: read where a payment is followed up, and where a family
 * complains of it.
 *
 * @param words by bank, {@code *} for every bank: their words in capitals, and our code
 * @param codes what is known of each of our codes
 */
public record FailureCodes(Map<String, Map<String, String>> words, Map<String, Guide> codes) {
    /** Words of every bank. */
    private static final String ANY = "*";

    /** What nobody has foreseen. */
    private static final String OTHER = "OTHER";

    public FailureCodes {
        words = Map.copyOf(words);
        codes = Map.copyOf(codes);
        if (!codes.containsKey(OTHER)) {
            throw new IllegalArgumentException("the failure codes lack " + OTHER);
        }
        for (Map<String, String> some : words.values()) {
            for (String code : some.values()) {
                if (!codes.containsKey(code)) {
                    throw new IllegalArgumentException("no such failure code: " + code);
                }
            }
        }
    }

    /**
     * The file to be read.
     *
     * @param ofTheOffice its own; without one it is ours
     */
    public static InputStream open(Optional<String> ofTheOffice) throws IOException {
        return ofTheOffice.isPresent()
                ? Files.newInputStream(Path.of(ofTheOffice.get()))
                : Objects.requireNonNull(
                        FailureCodes.class.getResourceAsStream("/failure-codes.json"));
    }

    /** Our code for what a bank has written. */
    public String code(String bank, String word) {
        String plain = word.strip().toUpperCase(Locale.ROOT);
        String ours = words.getOrDefault(bank, Map.of()).get(plain);
        if (ours == null) {
            ours = words.getOrDefault(ANY, Map.of()).get(plain);
        }
        return ours != null ? ours : codes.containsKey(plain) ? plain : OTHER;
    }

    public Guide guide(String code) {
        Guide known = codes.get(code);
        return known == null ? Objects.requireNonNull(codes.get(OTHER)) : known;
    }

    /** The same as rows of a table, our own codes among the words of every bank. */
    public List<Word> rows() {
        List<Word> rows = new ArrayList<>();
        words.forEach(
                (bank, some) -> some.forEach((word, code) -> rows.add(new Word(bank, word, code))));
        Map<String, String> any = words.getOrDefault(ANY, Map.of());
        codes.keySet().stream()
                .filter(code -> !any.containsKey(code))
                .forEach(code -> rows.add(new Word(ANY, code, code)));
        return rows;
    }

    /** Who has to act. */
    public enum Owner {
        BANK,
        VILLAGE,
        REGISTRY,
        OFFICE
    }

    /** Who has to do what about a code, in both languages. */
    public record Guide(Owner owner, String nextId, String nextEn) {}

    /** One word of a bank. */
    public record Word(String bank, String word, String code) {}
}
