package id.dinsos.contracts;

import java.util.regex.Pattern;

/**
 * A Kemendagri region code in dotted form: province {@code 35}, regency {@code 35.24}, district
 * {@code 35.24.05}, village {@code 35.24.05.2001} (2, 4, 6 or 10 digits). Authority over a place is
 * a prefix of its code. Whether a code exists is a matter of the region table, not of this type.
 */
public record RegionCode(String code) implements Comparable<RegionCode> {
    private static final Pattern FORM =
            Pattern.compile("\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.[1-3]\\d{3})?)?)?");

    public RegionCode {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("not a region code: " + code);
        }
    }

    public static RegionCode of(String code) {
        return new RegionCode(code);
    }

    public static boolean isValid(String code) {
        return FORM.matcher(code).matches();
    }

    /** True where this region is the other one or contains it. */
    public boolean covers(RegionCode other) {
        return other.code.equals(code) || other.code.startsWith(code + ".");
    }

    /** The regency (or city) this region lies in; a province has none. */
    public RegionCode regency() {
        return prefix(5);
    }

    public RegionCode district() {
        return prefix(8);
    }

    public Level level() {
        return switch (code.length()) {
            case 2 -> Level.PROVINCE;
            case 5 -> Level.REGENCY;
            case 8 -> Level.DISTRICT;
            default -> Level.VILLAGE;
        };
    }

    private RegionCode prefix(int length) {
        if (code.length() < length) {
            throw new IllegalStateException(code + " is above the asked level");
        }
        return code.length() == length ? this : new RegionCode(code.substring(0, length));
    }

    @Override
    public int compareTo(RegionCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }

    public enum Level {
        PROVINCE,
        REGENCY,
        DISTRICT,
        VILLAGE
    }
}
