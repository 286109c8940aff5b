package id.dinsos.registry.outcome;

/**
 * How many of the poorest are reached: of as many people on record as the poverty line counts,
 * taken decile by decile from the poorest, those whose family got the programme. Who exactly lies
 * below the line nobody knows; of a decile that the line cuts, the same share counts as of all in
 * it.
 *
 * @param line how many people live below the poverty line, by the statistics office
 * @param found how many of them are on record, ranked
 * @param reached of those, people in families that the programme paid
 * @param perMille the reached of all below the line, in thousandths
 */
public record Reach(long line, long found, long reached, long perMille) {
    /**
     * @param people on record, by decile; the first, of those not ranked, is not looked at
     * @param aided of them, in families that were paid
     */
    static Reach of(long line, long[] people, long[] aided) {
        long left = line;
        long reached = 0;
        for (int decile = 1; decile < people.length && left > 0; decile++) {
            long here = Math.min(left, people[decile]);
            // A family may have moved or changed since it was paid: never more than are there.
            long paid = Math.min(aided[decile], people[decile]);
            reached += people[decile] == 0 ? 0 : paid * here / people[decile];
            left -= here;
        }
        return new Reach(line, line - left, reached, line == 0 ? 0 : reached * 1000 / line);
    }
}
