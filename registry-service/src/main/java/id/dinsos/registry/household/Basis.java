package id.dinsos.registry.household;

import id.dinsos.eventstore.rules.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a change by hand rests on. What moves money, and comes neither by a proposal nor by a
 * ministry's file, rests on something that can be looked up: a letter, a decree, a visit. It stands
 * in the log in the clear, so it names nobody.
 */
final class Basis {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{10}");

    private Basis() {}

    static void look(Fields fields, @Nullable String basis) {
        String text = fields.text("/basis", basis, SHORTEST, LONGEST);
        fields.expect(
                !LONG_NUMBER.matcher(text).find(),
                "/basis",
                "a letter or a visit, nobody's number");
    }

    static void require(@Nullable String basis) {
        Fields fields = new Fields();
        look(fields, basis);
        fields.check();
    }
}
