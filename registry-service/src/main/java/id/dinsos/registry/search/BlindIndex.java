package id.dinsos.registry.search;

import id.dinsos.registry.person.PersonFacts.PpksType;
import id.dinsos.registry.person.PersonIdentity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names and family cards as numbers under the service's own key: equal ones meet, but whoever has
 * only the table learns neither.
 */
public class BlindIndex {
    /** A country's names are some ten thousand words, told again and again. */
    private static final int MAX_WORDS = 50_000;

    private final BiFunction<String, String, byte[]> hash;
    private final Map<String, Keys> known = new ConcurrentHashMap<>();

    /**
     * @param hash of a kind and a text, under the service's own key
     */
    public BlindIndex(BiFunction<String, String, byte[]> hash) {
        this.hash = hash;
    }

    /**
     * Everything under which a name is found: each word as it is spelt and as it sounds, and two
     * neighbours written as one as that sounds.
     */
    Set<Long> ofName(String name) {
        List<String> words = NameWords.of(name);
        Set<Long> keys = new LinkedHashSet<>(words.size() * 4);
        words.forEach(word -> keys.add(keys(word).spelling));
        words.forEach(word -> keys.add(keys(word).sound));
        NameWords.joined(words).forEach(sound -> keys.add(number("sound", sound)));
        return keys;
    }

    /** Each way to write two neighbours as one, with the others, as they sound. */
    List<List<Long>> joined(List<String> words) {
        List<String> joins = NameWords.joined(words);
        List<List<Long>> all = new ArrayList<>();
        for (int i = 0; i < joins.size(); i++) {
            Set<Long> keys = new LinkedHashSet<>();
            for (int word = 0; word < words.size(); word++) {
                if (word == i) {
                    keys.add(number("sound", joins.get(i)));
                } else if (word != i + 1) {
                    keys.add(keys(words.get(word)).sound);
                }
            }
            all.add(List.copyOf(keys));
        }
        return all;
    }

    /** Two neighbours written as one, alone. */
    List<Long> joinedAlone(List<String> words) {
        return NameWords.joined(words).stream().map(sound -> number("sound", sound)).toList();
    }

    List<Long> spellings(List<String> words) {
        return words.stream().map(word -> keys(word).spelling).toList();
    }

    List<Long> sounds(List<String> words) {
        return words.stream().map(word -> keys(word).sound).distinct().toList();
    }

    /** A number, as half of its hash: enough to meet, and one column of an index. */
    public UUID ofNumber(String kind, String number) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.apply(kind, number));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /**
     * What two records of one person have in common where neither has a number: how the name
     * sounds, whatever the order of its words, the day of birth, and how the mother's name sounds.
     * Null where one of the three is not known: the other two are shared by many.
     */
    @Nullable UUID ofLikeness(PersonIdentity identity) {
        String name = sounding(identity.name());
        String mother = identity.mothersName() == null ? "" : sounding(identity.mothersName());
        return identity.birthDate() == null || name.isEmpty() || mother.isEmpty()
                ? null
                : ofNumber("likeness", name + "/" + identity.birthDate() + "/" + mother);
    }

    private static String sounding(String name) {
        return NameWords.of(name).stream()
                .map(NameWords::sound)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** PPKS types stand among the keys under their number in Permensos 8/2012. */
    static long ofType(PpksType type) {
        return type.ordinal() + 1L;
    }

    private Keys keys(String word) {
        if (known.size() > MAX_WORDS) {
            known.clear();
        }
        return known.computeIfAbsent(
                word, one -> new Keys(number("name", one), number("sound", NameWords.sound(one))));
    }

    private long number(String kind, String word) {
        long key = ByteBuffer.wrap(hash.apply(kind, word)).getLong();
        return key >= 0 && key <= PpksType.values().length ? Long.MAX_VALUE - key : key;
    }

    private record Keys(long spelling, long sound) {}
}
