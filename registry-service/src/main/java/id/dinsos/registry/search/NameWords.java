package id.dinsos.registry.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name as it is compared: without titles, in one spelling, and as it sounds. The spelling of
 * before 1972 and the Arabic, Dutch and Javanese ways of writing one name become one: {@code
 * Soeharto} is {@code Suharto}, {@code Achmad} is {@code Ahmad}, {@code Moch.} is {@code Muhamad}.
 */
final class NameWords {
    /** More than any name has; what comes behind is not compared. */
    static final int MAX_WORDS = 8;

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");
    private static final Pattern TWICE = Pattern.compile("(.)\\1+");
    private static final Set<String> TITLES =
            Set.of(
                    "H", "HJ", "HAJI", "HAJJAH", "KH", "KYAI", "UST", "USTADZ", "DRS", "DRA", "DR",
                    "IR", "PROF", "SH", "SE", "SPD", "PD", "SAG", "AG", "ST", "SKM", "SSOS", "SOS",
                    "SI", "MSI", "MM", "MH", "MPD", "AMD", "BIN", "BINTI", "ALM", "ALMH", "TN",
                    "NY", "SDR", "SDRI", "R", "RR", "RA", "RM");
    private static final Set<String> MUHAMMAD =
            Set.of("M", "MOH", "MOHD", "MUH", "MUHD", "MHD", "MOCH", "MUCH", "MD");

    private NameWords() {}

    /** The words that tell people apart, in one spelling; initials do only where alone. */
    static List<String> of(String name) {
        List<String> all =
                Stream.of(NO_LETTERS.split(letters(name)))
                        .filter(word -> !word.isEmpty())
                        .map(word -> MUHAMMAD.contains(word) ? "MUHAMMAD" : word)
                        .toList();
        List<String> telling =
                all.stream().filter(word -> word.length() > 1 && !TITLES.contains(word)).toList();
        return (telling.isEmpty() ? all : telling)
                .stream().map(NameWords::spelling).distinct().limit(MAX_WORDS).toList();
    }

    private static String letters(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replace("'", "").replace("`", "");
        return upper.replaceAll("[ÉÈÊË]", "E").replaceAll("[ÁÀÂÄ]", "A").replaceAll("[ÖÓÒÔ]", "O");
    }

    /** Of all ways to write a word, one. */
    static String spelling(String word) {
        String one =
                word.replace("OE", "U")
                        .replace("DJ", "J")
                        .replace("TJ", "C")
                        .replace("SJ", "SY")
                        .replace("NJ", "NY")
                        .replace("KH", "H")
                        .replace("CH", "H")
                        .replace("PH", "F")
                        .replace("V", "F")
                        .replace("Q", "K")
                        .replace("X", "KS")
                        .replaceAll("(?<=[BDGRST])H", "");
        one = one.replaceAll("^MOHA", "MUHA").replace("MUHAMAT", "MUHAMAD");
        String single = TWICE.matcher(one).replaceAll("$1");
        return single.equals("MUHAMED") ? "MUHAMAD" : single;
    }

    /**
     * How a word in one spelling sounds: its consonants, the alike ones made one, and whether a
     * vowel comes first. Old {@code j} is {@code y}, and a {@code y} behind a consonant a vowel.
     */
    static String sound(String spelling) {
        String heard =
                spelling.replace("SY", "S")
                        .replace('Z', 'S')
                        .replace('J', 'Y')
                        .replaceAll("(?<=[^AEIOU])Y", "I")
                        .replaceAll("Y$", "I")
                        .replaceAll("D$", "T")
                        .replaceAll("B$", "P")
                        .replaceAll("G$", "K")
                        .replace('F', 'P')
                        .replace("H", "");
        if (heard.isEmpty()) {
            return spelling;
        }
        boolean vowelFirst = isVowel(heard.charAt(0));
        String consonants = heard.replaceAll("[AEIOU]+", "");
        return vowelFirst ? "A" + consonants : consonants;
    }

    private static boolean isVowel(char letter) {
        return "AEIOU".indexOf(letter) >= 0;
    }
}
