package id.dinsos.registry.duplicate;

import id.dinsos.registry.person.Person.Sex;
import id.dinsos.registry.search.NameWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How likely two records are one person, and why: by the name however it is spelt, the birth date
 * however it was typed, the mother's name and the numbers. It decides nothing. Namesakes have
 * another birth date or mother, twins another name in one family; both stay below what is shown.
 *
 * @param score 0 to 100
 * @param reasons codes, what speaks for it and against
 */
public record Likeness(int score, List<String> reasons) {
    /** From here on an officer looks at it. */
    public static final int LIKELY = 60;

    /** Outweighs all that may speak for it: who was born on another day is not looked for. */
    private static final int BORN_OTHERWISE = -30;

    private static final int SAME = 50;
    private static final int SOUNDS_SAME = 45;
    private static final int JOINED = 42;
    private static final int SHORTENED = 35;
    private static final int ALIKE_AT_MOST = 40;

    /** In hundredths. */
    private static final int ALIKE = 55;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /** What of a person is compared; in memory only. */
    record Described(
            String name,
            @Nullable LocalDate born,
            @Nullable String mother,
            @Nullable String nik,
            Sex sex,
            @Nullable UUID householdId,
            String region) {
        @Override
        public String toString() {
            return "Described[masked]";
        }
    }

    static Likeness of(Described one, Described other) {
        List<String> reasons = new ArrayList<>();
        int name = name(one.name, other.name, "NAME", reasons);
        int score = name;
        score += born(one.born, other.born, reasons);
        score += mother(one.mother, other.mother, reasons);
        score += nik(one.nik, other.nik, reasons);
        if (one.sex != Sex.UNKNOWN && other.sex != Sex.UNKNOWN && one.sex != other.sex) {
            reasons.add("SEX_DIFFERENT");
            score -= 30;
        }
        if (one.region.equals(other.region)) {
            reasons.add("REGION_SAME");
            score += 5;
        }
        boolean oneFamily = one.householdId != null && one.householdId.equals(other.householdId);
        if (oneFamily && one.born != null && one.born.equals(other.born) && name < SAME) {
            reasons.add("TWINS_PERHAPS");
            score -= 50;
        }
        return new Likeness(Math.clamp(score, 0, 100), reasons);
    }

    private static int name(String one, String other, String what, List<String> reasons) {
        List<String> words = NameWords.of(one);
        List<String> others = NameWords.of(other);
        Set<String> sounds = sounds(words);
        Set<String> otherSounds = sounds(others);
        if (new HashSet<>(words).equals(new HashSet<>(others))) {
            reasons.add(what + "_SAME");
            return SAME;
        }
        if (sounds.equals(otherSounds)) {
            reasons.add(what + "_SOUNDS_SAME");
            return SOUNDS_SAME;
        }
        if (asOne(words).equals(asOne(others))) {
            reasons.add(what + "_JOINED");
            return JOINED;
        }
        boolean first = sounds.size() < otherSounds.size();
        Set<String> fewer = first ? sounds : otherSounds;
        Set<String> more = first ? otherSounds : sounds;
        if (fewer.size() > 1 && more.containsAll(fewer)) {
            reasons.add(what + "_SHORTENED");
            return SHORTENED;
        }
        int alike = trigrams(String.join(" ", words), String.join(" ", others));
        if (alike >= ALIKE) {
            reasons.add(what + "_ALIKE");
            return ALIKE_AT_MOST * alike / 100;
        }
        reasons.add(what + "_DIFFERENT");
        return 0;
    }

    private static Set<String> sounds(List<String> words) {
        return words.stream().map(NameWords::sound).collect(Collectors.toSet());
    }

    /** All words written as one, as that sounds. */
    private static String asOne(List<String> words) {
        return NameWords.sound(NameWords.spelling(String.join("", words)));
    }

    private static int born(
            @Nullable LocalDate one, @Nullable LocalDate other, List<String> reasons) {
        if (one == null || other == null) {
            return 0;
        }
        if (one.equals(other)) {
            reasons.add("BIRTH_SAME");
            return 25;
        }
        boolean sameYear = one.getYear() == other.getYear();
        if (sameYear
                && one.getMonthValue() == other.getDayOfMonth()
                && one.getDayOfMonth() == other.getMonthValue()) {
            reasons.add("BIRTH_SWAPPED");
            return 20;
        }
        int same =
                (sameYear ? 1 : 0)
                        + (one.getMonthValue() == other.getMonthValue() ? 1 : 0)
                        + (one.getDayOfMonth() == other.getDayOfMonth() ? 1 : 0);
        if (same == 2) {
            reasons.add("BIRTH_ALIKE");
            return 10;
        }
        reasons.add("BIRTH_DIFFERENT");
        return BORN_OTHERWISE;
    }

    private static int mother(@Nullable String one, @Nullable String other, List<String> reasons) {
        if (one == null || other == null) {
            return 0;
        }
        int alike = name(one, other, "MOTHER", reasons);
        return alike >= JOINED ? 20 : alike > 0 ? 12 : -20;
    }

    private static int nik(@Nullable String one, @Nullable String other, List<String> reasons) {
        if (one == null || other == null) {
            reasons.add("NIK_MISSING");
            return 5;
        }
        if (isMistyped(one, other)) {
            reasons.add("NIK_ALIKE");
            return 10;
        }
        reasons.add("NIK_DIFFERENT");
        return -20;
    }

    /** One digit is another, or two neighbours have changed places. */
    private static boolean isMistyped(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        List<Integer> apart = new ArrayList<>();
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                apart.add(i);
            }
        }
        if (apart.size() == 2) {
            int first = apart.get(0);
            int second = apart.get(1);
            return second == first + 1
                    && one.charAt(first) == other.charAt(second)
                    && one.charAt(second) == other.charAt(first);
        }
        return apart.size() < 2;
    }

    /** The share of their trigrams that both have, in hundredths. */
    static int trigrams(String one, String other) {
        Set<String> mine = grams(one);
        Set<String> theirs = grams(other);
        Set<String> both = new HashSet<>(mine);
        both.retainAll(theirs);
        int all = mine.size() + theirs.size() - both.size();
        return all == 0 ? 0 : 100 * both.size() / all;
    }

    private static Set<String> grams(String text) {
        Set<String> grams = new HashSet<>();
        for (String word : text.split(" ")) {
            String padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                grams.add(padded.substring(i, i + 3));
            }
        }
        return grams;
    }
}
