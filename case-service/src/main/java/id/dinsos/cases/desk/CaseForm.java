package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Description;
import id.dinsos.cases.handling.FactSheet;
import id.dinsos.cases.handling.Intake;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.handling.Report;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case as the counter sends it; {@code checked} names every field at fault at once.
 *
 * @param source who brings it in, a code the kind knows
 * @param place in words; the region is the code
 * @param reporter left out by who would not say who they are
 * @param facts by the names the kind gives them
 */
public record CaseForm(
        @Nullable String kind,
        @Nullable String source,
        @Nullable String region,
        @Nullable String place,
        @Nullable Instant happenedAt,
        @Nullable String words,
        @Nullable Reporter reporter,
        @Nullable List<@Nullable Person> people,
        @Nullable Map<String, Object> facts) {
    private static final int MAX_WORDS = 4_000;
    private static final int MAX_LINE = 300;
    private static final int MAX_NAME = 200;
    private static final int MAX_PHONE = 30;
    private static final int MAX_PEOPLE = 50;
    private static final int MAX_AGE = 130;
    private static final int MAX_FACTS = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    @Override
    public String toString() {
        return "CaseForm[masked]";
    }

    /** Who tells of it, as far as they want to say. */
    public record Reporter(@Nullable String name, @Nullable String phone) {
        @Override
        public String toString() {
            return "Reporter[masked]";
        }
    }

    /** Somebody in the case, as far as anybody knows. */
    public record Person(
            @Nullable String role,
            @Nullable UUID personId,
            @Nullable String name,
            @Nullable String looks,
            @Nullable String sex,
            @Nullable Integer estimatedAge,
            @Nullable String photo) {
        @Override
        public String toString() {
            return "Person[masked]";
        }

        Involved checked(Fields fields, UUID ref) {
            Integer age = estimatedAge;
            return new Involved(
                    ref,
                    fields.choice("/role", role, Involved.Role.class),
                    PersonalData.of(
                            ref,
                            new Description(
                                    fields.text("/name", name, 0, MAX_NAME),
                                    fields.prose("/looks", looks, 0, MAX_WORDS),
                                    fields.text("/sex", sex, 0, MAX_PHONE),
                                    age == null
                                            ? 0
                                            : fields.number("/estimatedAge", age, 0, MAX_AGE),
                                    fields.text("/photo", photo, 0, MAX_LINE))),
                    personId);
        }
    }

    /**
     * @param ids makes the ids of those involved
     * @param now for what just happened
     */
    Intake checked(UUID subject, Supplier<UUID> ids, Instant now) {
        Fields fields = new Fields();
        RegionCode where =
                fields.region(
                        "/region", region, RegionCode.Level.REGENCY, RegionCode.Level.VILLAGE);
        Reporter who = reporter == null ? new Reporter(null, null) : reporter;
        Instant when = happenedAt == null ? now : happenedAt;
        fields.expect(!when.isAfter(now), "/happenedAt", "not in the future");
        Intake intake =
                new Intake(
                        fields.matching("/kind", kind, CODE, "a kind's code"),
                        fields.matching("/source", upper(source), CODE, "a source's code"),
                        where.code(),
                        fields.sound() ? where.regency().code() : where.code(),
                        subject,
                        new Report(
                                fields.prose("/words", words, 1, MAX_WORDS),
                                fields.text("/place", place, 0, MAX_LINE),
                                fields.text("/reporter/name", who.name, 0, MAX_NAME),
                                fields.text("/reporter/phone", who.phone, 0, MAX_PHONE)),
                        sheet(fields, facts),
                        fields.list(
                                "/people",
                                people,
                                0,
                                MAX_PEOPLE,
                                (at, person) -> person.checked(at, ids.get())),
                        when,
                        null);
        fields.check();
        return intake;
    }

    /** Facts as JSON has them: true, whole numbers and texts; what each must be the kind says. */
    static FactSheet sheet(Fields fields, @Nullable Map<String, Object> facts) {
        if (facts == null) {
            return FactSheet.EMPTY;
        }
        fields.expect(facts.size() <= MAX_FACTS, "/facts", "at most " + MAX_FACTS + " facts");
        boolean plain = true;
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            Object value = fact.getValue();
            boolean fits =
                    value instanceof Boolean
                            || value instanceof Integer
                            || value instanceof Long
                            || value instanceof String;
            fields.expect(fits, "/facts", "each is true, false, a whole number or a text");
            plain &= fits;
        }
        return plain ? new FactSheet(facts) : FactSheet.EMPTY;
    }

    private static @Nullable String upper(@Nullable String given) {
        return given == null ? null : given.strip().toUpperCase(Locale.ROOT);
    }
}
