package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of every list: how many items a caller may ask for, and the cursor that says where the
 * next page begins. A cursor is opaque and sealed: it is good for the list that gave it and for
 * nothing else, and one that was changed on the way is refused.
 *
 * <pre>
 * int size = Pages.limit(limit);
 * Pages.Cursor after = pages.after("runs", cursor);
 * ... where id > $1 order by id limit $2      // after.uuid(), size + 1
 * Page&lt;Item&gt; page = pages.page("runs", items, size, item -> Pages.place(item.id()));
 * </pre>
 *
 * Where a list has filters that change its order, their values belong into the list's name.
 */
public final class Pages {
    public static final int MAX = 500;
    private static final int MAC = 12;
    private static final int MAX_CURSOR = 1_000;
    private static final char BETWEEN = '\u001f';
    private static final UUID FIRST = new UUID(0, 0);

    private final Sealer sealer;

    /** A keyed hash of some bytes, at least 12 bytes long. */
    @FunctionalInterface
    public interface Sealer {
        byte[] seal(byte[] text);
    }

    public Pages(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Refuses what no page can hold, alike in every list. */
    public static int limit(int asked) {
        if (asked < 1 || asked > MAX) {
            throw Parameters.fault("limit", "a whole number from 1 to " + MAX);
        }
        return asked;
    }

    /**
     * Where the page begins: after the place of the cursor, or at the start where there is none.
     */
    public Cursor after(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Cursor.START;
        }
        if (cursor.length() > MAX_CURSOR) {
            throw invalid();
        }
        byte[] bytes = decoded(cursor);
        byte[] place = Arrays.copyOfRange(bytes, MAC, bytes.length);
        byte[] seal = Arrays.copyOf(bytes, MAC);
        if (!MessageDigest.isEqual(seal, seal(list, place))) {
            throw invalid();
        }
        return new Cursor(List.of(text(place).split(String.valueOf(BETWEEN), -1)));
    }

    /** The cursor that goes on after a place. */
    public String cursor(String list, List<String> place) {
        byte[] bytes = String.join(String.valueOf(BETWEEN), place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(MAC + bytes.length)
                                .put(seal(list, bytes))
                                .put(bytes)
                                .array());
    }

    /**
     * A page of what was read with one more than asked for: what is beyond shows that there is a
     * next page.
     */
    public <T> Page<T> page(
            String list, List<T> oneMore, int size, Function<T, List<String>> place) {
        boolean more = oneMore.size() > size;
        List<T> shown = more ? oneMore.subList(0, size) : oneMore;
        return new Page<>(shown, more ? cursor(list, place.apply(shown.getLast())) : null);
    }

    /** The parts of a place in a list's order. */
    public static List<String> place(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.toList());
    }

    /** One page; {@code next} is the cursor of the one after it, absent on the last. */
    public record Page<T>(List<T> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** A place in a list's order, as the list has once given it; empty at the start. */
    public record Cursor(List<String> place) {
        static final Cursor START = new Cursor(List.of());

        public Cursor {
            place = List.copyOf(place);
        }

        public boolean isStart() {
            return place.isEmpty();
        }

        /** The part, or what stands for it at the start. */
        public String text(int part, String atStart) {
            return isStart() ? atStart : place.get(part);
        }

        public long number(int part, long atStart) {
            return isStart() ? atStart : Long.parseLong(place.get(part));
        }

        public UUID uuid(int part, UUID atStart) {
            return isStart() ? atStart : UUID.fromString(place.get(part));
        }

        /** The id after which a list ordered by id alone goes on. */
        public UUID uuid() {
            return uuid(0, FIRST);
        }
    }

    private byte[] seal(String list, byte[] place) {
        byte[] name = list.getBytes(StandardCharsets.UTF_8);
        byte[] whole =
                ByteBuffer.allocate(4 + name.length + place.length)
                        .putInt(name.length)
                        .put(name)
                        .put(place)
                        .array();
        return Arrays.copyOf(sealer.seal(whole), MAC);
    }

    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (bytes.length >= MAC && again.equals(cursor)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static RuntimeException invalid() {
        return new Refusal(
                        KernelCode.CURSOR_INVALID,
                        "send the cursor that this list has given you",
                        List.of(
                                new Refusal.FieldError(
                                        "?cursor", Fields.INVALID, "not a cursor of this list")))
                .asException();
    }
}
