package id.dinsos.registry.indicator;

/** A figure that somebody else publishes: not there yet, or entered and perhaps decided. */
public sealed interface Indicator {
    /** Nothing was entered under this id. */
    record None() implements Indicator {}

    /** It was entered by one person and waits for, or has, the word of another. */
    record Entered(Facts facts, String by, Stage stage) implements Indicator {}

    /** How far it is. */
    enum Stage {
        ENTERED,
        APPROVED,
        REFUSED
    }

    /**
     * A published figure as it stands in its source.
     *
     * @param region of which it speaks, a regency
     * @param name what is measured, as POVERTY_RATE
     * @param value whole units; a rate in hundredths of a percent, so that 12.53 % is 1253
     * @param source who published it and where
     * @param version of the source: a figure revised later is another one
     */
    record Facts(
            String region,
            String name,
            int year,
            long value,
            Unit unit,
            String source,
            String version) {
        /** The value as people write it. */
        String written() {
            return unit == Unit.HUNDREDTHS_OF_PERCENT
                    ? "%d.%02d %%".formatted(value / 100, value % 100)
                    : Long.toString(value);
        }
    }

    /** In what it is measured. */
    enum Unit {
        HUNDREDTHS_OF_PERCENT,
        PEOPLE,
        FAMILIES,
        RUPIAH
    }
}
