package id.dinsos.disbursement.beneficiary;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an account is in a person's name. Banks cut long names, leave out titles and write in
 * capitals, so it is enough that every word of the shorter name begins a word of the longer one.
 */
final class HolderName {
    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");

    private HolderName() {}

    static boolean matches(String holder, String name) {
        List<String> one = words(holder);
        List<String> other = words(name);
        List<String> shorter = one.size() <= other.size() ? one : other;
        List<String> longer = shorter == one ? other : one;
        return !shorter.isEmpty()
                && shorter.stream()
                        .allMatch(word ->
                                longer.stream()
                                        .anyMatch(full ->
                                                full.startsWith(word) || word.startsWith(full)));
    }

    private static List<String> words(String name) {
        return NO_LETTERS
                .splitAsStream(name.toUpperCase(Locale.ROOT))
                .filter(word -> word.length() > 1)
                .toList();
    }
}
