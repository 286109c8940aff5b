package id.dinsos.registry.search;

import java.text.Normalizer;
import java.util.ArrayList;
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
public final class NameWords {
    /** More than any name has; what comes behind is not compared. */
    static final int MAX_WORDS = 8;

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");
    private static final Pattern TWICE = Pattern.compile("(.)\\1+");
    private static final Pattern APOSTROPHES_AND_MARKS =
            Pattern.compile(
                    "[\\p{M}'`\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf\u00b4\u2032\uff07]");
    private static final Pattern BREATHED = Pattern.compile("(?<=[BDGRST])H");
    private static final Pattern MOHA = Pattern.compile("^MOHA");
    private static final Pattern Y_AS_VOWEL = Pattern.compile("(?<=[^AEIOU])Y|Y$");
    private static final Pattern VOWELS = Pattern.compile("[AEIOU]+");
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
    public static List<String> of(String name) {
        List<String> all =
                Stream.of(NO_LETTERS.split(letters(name)))
                        .filter(word -> !word.isEmpty())
                        .map(word ->
                                MUHAMMAD.contains(word)
                                        ? "MUHAMMAD"
                                        : word.equals("ABD") ? "ABDUL" : word)
                        .toList();
        List<String> telling =
                all.stream().filter(word -> word.length() > 1 && !TITLES.contains(word)).toList();
        return (telling.isEmpty() ? all : telling)
                .stream().map(NameWords::spelling).distinct().limit(MAX_WORDS).toList();
    }

    /** Two neighbours written as one, as they sound: Nur Aini is Nuraini. */
    static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            joined.add(sound(spelling(words.get(i) + words.get(i + 1))));
        }
        return joined;
    }

    /** Capitals without accents, composed or not, and without apostrophes of any kind. */
    private static String letters(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.chars().allMatch(letter -> letter < 128)) {
            return upper.replace("'", "").replace("`", "");
        }
        // An acute accent that stands alone would be taken apart into a blank and a mark.
        String bound = upper.replace("\u00b4", "").replace("\u02ca", "").replace("\u1fbd", "");
        String plain = Normalizer.normalize(bound, Normalizer.Form.NFKD);
        return APOSTROPHES_AND_MARKS
                .matcher(plain)
                .replaceAll("")
                .replace("\u0110", "D")
                .replace("\u0141", "L")
                .replace("\u00d8", "O")
                .replace("\u00c6", "AE");
    }

    /** Of all ways to write a word, one. */
    public static String spelling(String word) {
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
                        .replace("IYA", "IA");
        one = BREATHED.matcher(one).replaceAll("");
        one = MOHA.matcher(one).replaceAll("MUHA").replace("MUHAMAT", "MUHAMAD");
        String single = TWICE.matcher(one).replaceAll("$1");
        return single.equals("MUHAMED") ? "MUHAMAD" : single;
    }

    /**
     * How a word in one spelling sounds: its consonants, the alike ones made one, and whether a
     * vowel comes first. Old {@code j} is {@code y}, and a {@code y} behind a consonant a vowel.
     */
    public static String sound(String spelling) {
        String vowels = spelling.replace("SY", "S").replace('Z', 'S').replace('J', 'Y');
        String heard =
                hardEnd(Y_AS_VOWEL.matcher(vowels).replaceAll("I"))
                        .replace('F', 'P')
                        .replace("H", "");
        if (heard.isEmpty()) {
            return spelling;
        }
        boolean vowelFirst = isVowel(heard.charAt(0));
        String consonants = VOWELS.matcher(heard).replaceAll("");
        return vowelFirst ? "A" + consonants : consonants;
    }

    private static String hardEnd(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int end = word.length() - 1;
        return switch (word.charAt(end)) {
            case 'D' -> word.substring(0, end) + 'T';
            case 'B' -> word.substring(0, end) + 'P';
            case 'G' -> word.substring(0, end) + 'K';
            default -> word;
        };
    }

    private static boolean isVowel(char letter) {
        return "AEIOU".indexOf(letter) >= 0;
    }
}
