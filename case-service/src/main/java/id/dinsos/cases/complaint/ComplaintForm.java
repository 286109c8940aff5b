package id.dinsos.cases.complaint;

import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.rules.Fields;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as the counter sends it; {@code checked} names every field at fault at once. The
 * household is asked for unless {@code about} says PERSON or NOBODY, so that none is forgotten. The
 * channel is a code of the office's choosing, such as COUNTER, VILLAGE_DESK, APP, LAPOR or PHONE.
 */
public record ComplaintForm(
        @Nullable String about,
        @Nullable UUID householdId,
        @Nullable UUID personId,
        @Nullable String programme,
        @Nullable String month,
        @Nullable String region,
        @Nullable String channel,
        @Nullable String text,
        @Nullable Complainant complainant) {
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_PHONE = 30;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    /** Who complains, as far as they want to say. */
    public record Complainant(@Nullable String name, @Nullable String phone) {
        @Override
        public String toString() {
            return "Complainant[masked]";
        }
    }

    @Override
    public String toString() {
        return "ComplaintForm[masked]";
    }

    /** A complaint whose fields can be worked with. */
    public record Checked(
            About about,
            @Nullable UUID named,
            String programme,
            String month,
            RegionCode region,
            String channel,
            Statement statement) {
        /**
         * @param beneficiary to whom a payment would go
         */
        Matter matter(UUID beneficiary, RegionCode where) {
            return new Matter(
                    beneficiary,
                    programme,
                    month,
                    where.code(),
                    where.regency().code(),
                    channel,
                    about,
                    about == About.PERSON ? named : null);
        }
    }

    public Checked checked() {
        Fields fields = new Fields();
        About of = about == null ? About.HOUSEHOLD : fields.choice("/about", about, About.class);
        UUID named =
                switch (of) {
                    case HOUSEHOLD -> fields.uuid("/householdId", householdId);
                    case PERSON -> fields.uuid("/personId", personId);
                    case NOBODY -> null;
                };
        fields.expect(
                of == About.HOUSEHOLD || householdId == null,
                "/householdId",
                "left out where about is " + of);
        fields.expect(
                of == About.PERSON || personId == null,
                "/personId",
                "left out where about is " + of);
        Complainant who = complainant == null ? new Complainant(null, null) : complainant;
        Checked checked =
                new Checked(
                        of,
                        named,
                        fields.matching("/programme", upper(programme), CODE, "a programme code"),
                        fields.monthText("/month", month).toString(),
                        fields.region(
                                "/region",
                                region,
                                RegionCode.Level.REGENCY,
                                RegionCode.Level.VILLAGE),
                        fields.matching("/channel", upper(channel), CODE, "a channel code"),
                        new Statement(
                                fields.prose("/text", text, 1, MAX_TEXT),
                                fields.text("/complainant/name", who.name, 0, MAX_NAME),
                                fields.text("/complainant/phone", who.phone, 0, MAX_PHONE)));
        fields.check();
        return checked;
    }

    private static @Nullable String upper(@Nullable String given) {
        return given == null ? null : given.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
